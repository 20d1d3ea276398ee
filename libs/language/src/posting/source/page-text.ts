import { compile } from 'html-to-text';

/** Longer than any advertisement with its markup; what is pasted behind it is the rest of the page. */
const LONGEST = 400_000;

const plain = { uppercase: false };
const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: LONGEST, maxDepth: 60 },
  selectors: [
    ...['script', 'style', 'noscript', 'template', 'svg', 'img', 'button', 'select', 'nav'].map((selector) => ({
      selector,
      format: 'skip',
    })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: plain })),
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
});

const TAG = /<\/?(?:p|div|ul|ol|li|br|h[1-6]|strong|b|em|span|table|tr|td|section|article|html|body|a)(?:\s[^<>]{0,300})?\/?>/giu;
const ESCAPED_TAG = /&(?:lt|#60|#x3c);\/?(?:p|div|ul|ol|li|br|h[1-6]|strong|b|em|span|table|section)\b/iu;

export const looksLikePage = (text: string): boolean => (text.match(TAG)?.length ?? 0) >= 2;
export const looksLikeEscapedPage = (text: string): boolean => ESCAPED_TAG.test(text);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#60': '<',
  '#62': '>',
  '#x3c': '<',
  '#x3e': '>',
};
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos|#39|#60|#62|#x3c|#x3e);/giu, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);

const TAGS = /<\s*\/?\s*[a-z][a-z\d]*(?:\s[^<>]*)?\/?\s*>/giu;
const PICTURES = /(?![\d#*©®™])\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}|\p{Emoji_Modifier})*/gu;

/** One line without markup of HTML and Markdown, references resolved, pictures taken out. */
export const bareLine = (text: string): string =>
  unescaped(unescaped(text))
    .replace(TAGS, ' ')
    .replace(/(?<![\p{L}\p{N}])(\*\*|__)(?=\S)([^*_]+?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/^\s*#{1,6}\s+/u, '')
    .replace(PICTURES, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** Lines of a page, escaped once, twice or not at all; a text without markup comes back as it is. Never throws. */
export function pageText(raw: string): string {
  let page = raw.slice(0, LONGEST);
  for (let times = 0; times < 2 && looksLikeEscapedPage(page) && !looksLikePage(page); times++) page = unescaped(page);
  return looksLikePage(page) ? convert(page) : page;
}
