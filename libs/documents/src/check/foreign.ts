import { canonicalSkill } from '#language';
import type { WritingTask } from '../task.js';

/** What a statement may hold that is nobody's claim and yet not the person's: an address, markup, text nobody sees, the posting's own lines. */
export type ForeignKind = 'link' | 'hidden' | 'echo';

export const FOREIGN_REASONS: Readonly<Record<ForeignKind, string>> = {
  link: 'A link, an address or markup that is not the person’s own',
  hidden: 'Characters nobody sees',
  echo: 'A line of the posting, word for word',
};

const LINK = /(?:https?:\/\/|www\.)[^\s)\]>"']+|[\w.+-]+@[\w-]+\.[\w.-]+/giu;
/**
 * An address without `http://`, by endings that are no words of our languages (with a path, any): "evil.example/p". Tools are called so
 * too (ASP.NET, Socket.io), and so are firms (Booking.com): known tools and the employer's own name are none.
 */
const BARE_DOMAIN =
  /(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,5}(?:(?:com|org|net|io|dev|app|ai|co|info|biz|eu|de|fr|jp|uk|ch|nl|ru|cn|xyz|site|online|shop|link|click|page|cloud|tech|club|top|live|example|test|invalid|local)(?:\/[^\s)\]>"']*)?|\p{Ll}{2,12}\/[^\s)\]>"']+)(?![\p{L}\p{N}.-]*[\p{L}\p{N}])/giu;
/** Markdown images and links, tags, and the brackets of template languages. */
const MARKUP = /!?\[[^\]]*\]\([^)]*\)|<\s*\/?\s*[a-z][^>]*>|\{\{|\$\{|<<<|>>>/iu;
/** Zero-width, direction and tag characters: text hidden in them is read by the next model and by no person. */
const HIDDEN = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;

/** So many words in a row are no chance: titles and phrases of a trade are shorter. Japanese has no spaces, and counts characters. */
const ECHO_WORDS = 7;
const ECHO_CHARACTERS = 16;

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const cjk = (text: string): string => (text.normalize('NFKC').match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+/gu) ?? []).join('');

/** Every run of `size` neighbours, as text. */
export function runs(parts: readonly string[], size: number): Set<string> {
  const found = new Set<string>();
  for (let from = 0; from + size <= parts.length; from++) found.add(parts.slice(from, from + size).join(' '));
  return found;
}

/** Whether `text` repeats seven words (or sixteen Japanese characters) in a row of `source`. */
export function echoes(text: string, source: string): boolean {
  const said = runs(words(text), ECHO_WORDS);
  for (const run of runs(words(source), ECHO_WORDS)) if (said.has(run)) return true;
  const characters = runs([...cjk(text)], ECHO_CHARACTERS);
  for (const run of runs([...cjk(source)], ECHO_CHARACTERS)) if (characters.has(run)) return true;
  return false;
}

const isNamed = (domain: string, own: string, { company, title }: WritingTask['posting']): boolean =>
  [own, company ?? '', title ?? ''].some((text) => text.toLowerCase().includes(domain.toLowerCase())) ||
  canonicalSkill(domain) !== undefined;

/**
 * What of a model's statement is foreign, if anything: the ways by which an order hidden in a posting would get into a document although
 * it claims nothing that the truth check could refuse (docs/security.md, F119). The person's own text may hold all of it.
 */
export function foreignIn(text: string, { master, posting }: Pick<WritingTask, 'master' | 'posting'>): ForeignKind | undefined {
  const own = JSON.stringify(master);
  if (own.includes(JSON.stringify(text).slice(1, -1))) return undefined;
  if (HIDDEN.test(text)) return 'hidden';
  const bare = [...text.matchAll(BARE_DOMAIN)].map(([domain]) => domain.replace(/[.,;:!?]+$/u, ''));
  if (bare.some((domain) => !isNamed(domain, own, posting))) return 'link';
  if (MARKUP.test(text) || [...text.matchAll(LINK)].some(([link]) => !own.includes(link.replace(/[.,;:!?]+$/u, '')))) return 'link';
  return echoes(text, posting.text) && !echoes(text, own) ? 'echo' : undefined;
}
