import { cleanTitle, type PostingReading } from '#language';
import type { Contact } from './phrases/phrasebook.js';
import { plainName, plainText } from './text/plain.js';

/** What of a posting the frame of a letter names. */
export interface Addressee {
  readonly title: string | undefined;
  readonly company: string | undefined;
  readonly contact: Contact | undefined;
  /** The employer's number of the vacancy. */
  readonly reference: string | undefined;
}

/** A title that was guessed from the text is not named: it may be anything that stands first. */
export function addresseeOf({ title, company, titleGiven, facts }: PostingReading): Addressee {
  const named = titleGiven && title !== undefined ? plainName(plainText(facts.cleanTitle ?? cleanTitle(title).title)) : '';
  const house = company === undefined ? '' : plainName(company);
  return {
    title: named === '' ? undefined : named,
    company: house === '' ? undefined : house,
    contact: facts.contact,
    reference: facts.reference,
  };
}
