import type { Basics } from '#json-resume';
import { clean, joined } from './clean.js';
import { safeHref, shown, telHref } from './link.js';
import { placeText } from './sections.js';
import type { Contact } from './view.js';

const contact = (kind: Contact['kind'], text: string, href?: string): Contact[] =>
  text === '' ? [] : [{ kind, text, ...(href === undefined ? {} : { href }) }];

/** How a person is reached: mail, phone and place first, addresses of the web after them. */
export function contactsOf(basics: Basics, lang: string): Contact[] {
  const email = clean(basics.email);
  const phone = clean(basics.phone);
  const profiles = Array.isArray(basics.profiles) ? basics.profiles.filter((p) => typeof p === 'object' && p !== null) : [];
  return [
    ...contact('email', email, email.includes('@') ? safeHref(`mailto:${email}`) : undefined),
    ...contact('phone', phone, telHref(phone)),
    ...contact('place', placeText(basics.location, lang)),
    ...contact('web', shown(clean(basics.url)), safeHref(basics.url)),
    ...profiles.flatMap((p) => contact('web', shown(clean(p.url)) || joined(': ', [p.network, p.username]), safeHref(p.url))),
  ];
}
