import { PhraseIndex } from './phrases.js';
import type { Found } from './phrases.js';
import { BUSINESS_SKILLS } from './tables/skills-business.js';
import { PROFESSION_SKILLS } from './tables/skills-professions.js';
import { SOFTWARE_SKILLS } from './tables/skills-software.js';
import { fold, opens, tokenize } from './tokens.js';
import type { Token } from './tokens.js';

/** `tool`: a product or technology; `practice`: a field of work; `soft`: a trait; `certificate`: a paper somebody signed. */
export type SkillKind = 'tool' | 'practice' | 'soft' | 'certificate';

/** What a skill is shown under, in the order of showing; `OTHER` also for what the table does not know. Says nothing about checking: that is the kind. */
export const SKILL_CATEGORIES = [
  'PROGRAMMING',
  'FRAMEWORK',
  'DATABASE',
  'CLOUD',
  'TOOL',
  'DATA',
  'DESIGN',
  'BUSINESS',
  'HEALTH',
  'TRADE',
  'SOFT',
  'OTHER',
] as const;
export type SkillCategory = (typeof SKILL_CATEGORIES)[number];

export interface Skill {
  /** Lower-case name with hyphens, e.g. `c++`, `node.js`, `machine-learning`. */
  readonly id: string;
  readonly name: string;
  readonly kind: SkillKind;
  readonly category: SkillCategory;
  /** Ids of the broader skills this one includes directly. */
  readonly broader: readonly string[];
}

export interface SkillMention {
  readonly id: string;
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** As the text spells it. */
  readonly spelling: string;
}

type Care = 'any' | 'upper' | 'cased' | 'beside' | 'listed';
interface Spelling {
  readonly skill: Skill;
  readonly care: Care;
  readonly written: string;
}

const CARE: Readonly<Record<string, Care>> = { '=': 'cased', '~': 'beside', '!': 'listed' };
const skills = new Map<string, Skill>();
const names = new Map<string, Skill>();
const index = new PhraseIndex<Spelling>();
/** Names that are also ordinary words, or acronyms so short that other trades have them too. */
const homographs = new Set<string>();

const slug = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/gu, '-');
/** Names are compared without accents, case, spaces and joining marks: `node js`, `NodeJS` and `Node.js` are one. */
const key = (name: string): string => fold(name).replaceAll(/(?<=[\p{L}\p{N}])[\s\-‐–_./・]+|[\s()]+/gu, '');

for (const table of [SOFTWARE_SKILLS, BUSINESS_SKILLS, PROFESSION_SKILLS]) {
  let kind: SkillKind = 'tool';
  let category: SkillCategory = 'OTHER';
  for (const line of table.split('\n')) {
    if (line.startsWith('# ')) kind = line.slice(2).trim() as SkillKind;
    else if (line.startsWith('## ')) category = line.slice(3).trim() as SkillCategory;
    else if (line.trim() !== '') addSkill(line, kind, category);
  }
}

function addSkill(line: string, kind: SkillKind, category: SkillCategory): void {
  const [definition = '', broader = ''] = line.split(' > ');
  const [name = '', spellings = ''] = definition.split(' = ');
  const listed = broader
    .split(';')
    .filter((text) => text.trim() !== '')
    .map(slug);
  const skill: Skill = { id: slug(name), name: name.trim(), kind, category, broader: listed };
  skills.set(skill.id, skill);
  names.set(key(skill.name), skill);
  const others = spellings
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  // The name itself stands for any case unless it is listed again with a mark of care.
  const careful = others.some((text) => text.slice(1) === skill.name && text[0] !== undefined && text[0] in CARE);
  for (const spelling of careful ? others : [skill.name, ...others]) {
    const care = CARE[spelling[0] ?? ''] ?? 'any';
    const written = care === 'any' ? spelling : spelling.slice(1);
    if (!names.has(key(written))) names.set(key(written), skill);
    // Plurals and genitives of single words (`arbitrages`); products have none.
    if (kind !== 'tool' && care === 'any' && /^\p{Ll}{5,}[^s]$/u.test(written)) index.add(`${written}s`, { skill, care, written });
    // Short capitals are words in small letters (`cap`, `rag`, `iva`).
    const cased = care === 'any' && /^[A-Z]{2,4}$/u.test(written) ? 'upper' : care;
    if (cased !== 'any') homographs.add(key(written));
    index.add(written, { skill, care: cased, written });
  }
}

const LIST_MARK = /[,;|/()[\]•·・、，；／（）&+:：\n]/u;
const JOINING = new Set('and or und oder et ou y o e u sowie plus と や または および'.split(' '));
const SIGNS = new Set('in with using via on mit von unter auf en avec sous con mediante de'.split(' '));
const KINDRED = new Set(
  'programming developer developers code language scripts scripting entwickler entwicklung programmierung developpeur programmation programacion desarrollo'.split(
    ' ',
  ),
);
const PARTICLES = new Set('をでにとのやがはも');

/** Whether the tokens `from`–`to` stand as an item of a list: list marks, joining words or the ends of the text on both sides. */
function inList(tokens: readonly Token[], from: number, to: number): boolean {
  const before = from === 0 || LIST_MARK.test(tokens[from]?.gap ?? '') || JOINING.has(tokens[from - 1]?.text ?? '');
  const after = to >= tokens.length || LIST_MARK.test(tokens[to]?.gap ?? '') || JOINING.has(tokens[to]?.text ?? '');
  const anyMark = tokens.length === to - from || LIST_MARK.test((tokens[from]?.gap ?? '') + (tokens[to]?.gap ?? ''));
  return before && after && anyMark;
}

function accepts(text: string, tokens: readonly Token[], { value, from, to }: Found<Spelling>): boolean {
  if (value.care === 'any') return true;
  const first = tokens[from] as Token;
  const written = text.slice(first.start, (tokens[to - 1] as Token).end).normalize('NFKC');
  const exact = written === value.written || (written.length > 2 && written === value.written.toUpperCase());
  const listed = inList(tokens, from, to);
  if (value.care === 'upper') return exact || listed;
  if (value.care === 'cased') {
    // A capital says nothing where a sentence opens; in Japanese it always does.
    const informative = !opens(first, from) || (tokens[to]?.gap ?? '').startsWith('-') || tokens[to]?.cjk === true;
    return listed || (exact && informative);
  }
  if (!exact || /^(?:[-&'’]|\.\s?\p{Lu})/u.test(tokens[to]?.gap ?? '') || first.gap.endsWith('&')) return false;
  if (listed) return true;
  if (value.care === 'listed') return false;
  const next = tokens[to];
  if (next !== undefined && (KINDRED.has(next.text) || (next.gap === '' && PARTICLES.has(next.raw)))) return true;
  return SIGNS.has(tokens[from - 1]?.text ?? '') && !/^(?:\d+|to|major|minor|live)$/u.test(next?.text ?? '');
}

/** A Japanese spelling of three characters or fewer must not be cut out of a longer katakana word. */
function whole(tokens: readonly Token[], { from, to }: Found<Spelling>): boolean {
  const kana = (token: Token | undefined, gap: string | undefined): boolean => gap === '' && /^[\p{sc=Kana}ー]/u.test(token?.raw ?? '');
  if (to - from > 3 || !kana(tokens[from], '')) return true;
  return !kana(tokens[from - 1], tokens[from]?.gap) && !kana(tokens[to], tokens[to]?.gap);
}

/**
 * Skills a text names, in any of the five languages, leftmost and longest first, without overlap. Words that are also ordinary
 * ones (`Go`, `R`, `Excel`, `Spring`) count only where case and neighbours speak for the skill: a miss is better than a wrong find.
 */
export function findSkills(text: string): SkillMention[] {
  const tokens = tokenize(text);
  const found = index.scan(tokens, (candidate) => accepts(text, tokens, candidate) && whole(tokens, candidate));
  const seen = new Set<string>();
  return found.flatMap(({ value, from, to }) => {
    const start = (tokens[from] as Token).start;
    const end = (tokens[to - 1] as Token).end;
    if (seen.has(`${value.skill.id} ${start}`)) return [];
    seen.add(`${value.skill.id} ${start}`);
    return [{ id: value.skill.id, start, end, spelling: text.slice(start, end) }];
  });
}

/** The id of the skill a name stands for (whole name, any spelling, any case), or undefined when the table does not know it. */
export const canonicalSkill = (name: string): string | undefined => names.get(key(name))?.id;

/** Whether a name of a skill means something else elsewhere: an ordinary word (`Spring`), or an acronym of four letters or fewer (`AWS`). */
export const isHomograph = (name: string): boolean => homographs.has(key(name));

/** The skill of an id, or undefined. */
export const skillById = (id: string): Skill | undefined => skills.get(id);

/** The skill and every broader one it includes: who knows PostgreSQL knows SQL; never the other way round. */
export function includedSkills(id: string, into = new Set<string>()): ReadonlySet<string> {
  if (into.has(id)) return into;
  into.add(id);
  for (const broader of skills.get(id)?.broader ?? []) includedSkills(broader, into);
  return into;
}

/** Every skill of the table, for reports and tests. */
export const allSkills = (): readonly Skill[] => [...skills.values()];
