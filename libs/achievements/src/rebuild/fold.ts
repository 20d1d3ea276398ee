/** Legal forms at the end of a company's name, and Japanese ones on either side: told twice, they are often told differently. */
const LEGAL_FORM = /[\s,]+(gmbh( & co\.? kg)?|ag|se|kg|inc\.?|llc|ltd\.?|plc|corp\.?|s\.?a\.?s?\.?|s\.?l\.?|b\.?v\.?|oy|ab)$/u;
const JAPANESE_LEGAL_FORM = /^(株式会社|合同会社)|(株式会社|合同会社)$/gu;

/** Texts that differ in width, case or spaces only are the same text. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();

/** An organisation's name to compare by: folded, its legal form left out. */
export const foldOrganization = (name: string | undefined): string =>
  fold(name ?? '')
    .replaceAll(JAPANESE_LEGAL_FORM, '')
    .replace(LEGAL_FORM, '')
    .trim();
