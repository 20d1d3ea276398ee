const LINK = /(?:https?:\/\/|www\.)[^\s)\]>"']+|[\w.+-]+@[\w-]+\.[\w.-]+/giu;
/** Markdown images and links, and HTML tags that load or run something: text in a document, an address for whoever renders it. */
const MARKUP = /!?\[[^\]]*\]\([^)]*\)|<\s*(?:a|img|script|iframe|link|svg|object)\b/iu;

/**
 * Whether a text holds a link, an address or markup that does not stand in the person's own data: the way by which an injected instruction
 * would carry something out of the house (security F119).
 */
export const strangeLink = (text: string, own: string): boolean =>
  MARKUP.test(text) || [...text.matchAll(LINK)].some(([link]) => !own.includes(link.replace(/[.,;:!?]+$/u, '')));
