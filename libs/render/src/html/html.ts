import { createHash } from 'node:crypto';
import type { Style } from '../design/design.js';
import { plainHyphens } from '../view/dates.js';
import { where } from '../text/plain.js';
import type { DocumentView, Entry, LetterView, Section } from '../view/view.js';
import { cssOf } from './css.js';

const escaped = (text: string): string => text.replaceAll(/[&<>"'`]/g, (c) => `&#${c.codePointAt(0)};`);

const link = (text: string, href: string | undefined): string =>
  href === undefined ? escaped(text) : `<a href="${escaped(href)}" rel="noopener nofollow">${escaped(text)}</a>`;

const p = (text: string, name = ''): string => (text === '' ? '' : `<p${name && ` class="${name}"`}>${escaped(text)}</p>`);

/** One page by itself: no script, no font or picture from elsewhere, its own rules for print; a policy in the page forbids all else. */
export function renderHtml(view: DocumentView, style: Style): string {
  const css = cssOf(style);
  const hash = createHash('sha256').update(css).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const contacts = view.contacts.map((c) => `<li>${link(c.text, c.href)}</li>`).join('');
  const body = view.kind === 'RESUME' ? view.sections.map((s) => section(s, style)).join('') : letter(view);
  const title = view.kind === 'RESUME' ? 'h1' : 'p';
  return (
    `<!doctype html><html lang="${escaped(view.lang)}" dir="${view.dir}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}"><meta name="viewport" content="width=device-width">` +
    `<meta name="robots" content="noindex"><title>${escaped(view.title)}</title><style>${css}</style></head>` +
    `<body class="${style.design}"><main><header><${title} class="name">${escaped(view.name)}</${title}>${p(view.label, 'label')}` +
    `${contacts && `<ul>${contacts}</ul>`}</header>${body}</main></body></html>\n`
  );
}

function section(s: Section, style: Style): string {
  return `<section aria-labelledby="${s.id}"><h2 id="${s.id}">${escaped(s.title)}</h2>${inside(s, style)}</section>`;
}

function inside(s: Section, style: Style): string {
  switch (s.kind) {
    case 'text':
      return s.paragraphs.map((t) => p(t)).join('');
    case 'facts':
      return `<ul class="facts">${s.facts.map((f) => `<li>${[f.label && `<strong>${escaped(f.label)}</strong>`, escaped(f.value)].filter(Boolean).join(': ')}</li>`).join('')}</ul>`;
    case 'entries':
      return s.entries.map((e) => entry(e, style)).join('');
  }
}

function entry(e: Entry, style: Style): string {
  const bullets = e.bullets.length > 0 ? `<ul>${e.bullets.map((b) => `<li>${escaped(b)}</li>`).join('')}</ul>` : '';
  const heading = e.title === '' ? '' : `<h3>${link(e.title, e.href)}</h3>`;
  const period = p(style.design === 'portal' ? plainHyphens(e.period) : e.period, 'period');
  return `<article><div class="head">${heading}${period}</div>${p(where(e), 'where')}${e.paragraphs.map((t) => p(t)).join('')}${bullets}</article>`;
}

const letter = (view: LetterView): string =>
  `<div class="letter">${p(view.dated, 'dated')}${p(view.recipient)}${view.subject && `<h1>${escaped(view.subject)}</h1>`}` +
  `${view.paragraphs.map((lines) => `<p>${lines.map(escaped).join('<br>')}</p>`).join('')}</div>`;
