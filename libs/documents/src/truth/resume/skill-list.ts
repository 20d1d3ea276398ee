import {
  canonicalSkill,
  CAPITAL_WORDS,
  fluencyRank,
  fold,
  includedSkills,
  judgeLanguage,
  skillById,
  tokenize,
  type Language,
} from '#language';
import { rootOf } from '../reading/root.js';
import { isJsonObject, type JsonObject, type JsonValue } from '#strict-json';
import type { Entry, Fact } from '../master/facts.js';
import { isAcronym, spelledBy, spellsOut } from '../claims/acronyms.js';
import { spells } from '../claims/names.js';
import { isLight } from '../claims/light.js';
import { isGeneric } from '../reading/content.js';
import { compactKey, Reading } from '../reading/reading.js';
import { partnerOf } from '../reading/partners.js';
import { hasMeaning } from '../reading/synonyms.js';
import { masters, ownValue } from './context.js';
import type { Context } from './context.js';
import { fallBack, gather, keep } from './note.js';
import type { Path, Reviewed } from './note.js';

/** Facts that show a skill: the person's own keyword, another spelling of it, a narrower skill, or the very words in a line. */
export function skillFacts(name: string, facts: readonly Fact[]): Fact[] {
  const own = namingFacts(name, facts);
  if (own.length > 0) return own;
  const readings = new Map<Language, Reading>();
  return facts.filter((fact) => {
    const { reading } = fact;
    const { language } = reading;
    if (language === undefined || isDenied(reading)) return false;
    const said = readings.get(language) ?? new Reading(name, language);
    readings.set(language, said);
    return inOtherForm(said, fact, language);
  });
}

/** A skill that is denied or only planned is none. */
const isDenied = (reading: Reading): boolean => reading.operators.some(({ kind }) => kind === 'not' || kind === 'plan');

function namingFacts(name: string, facts: readonly Fact[]): Fact[] {
  const wanted = compactKey(name);
  if (wanted === '') return [];
  const id = canonicalSkill(name);
  const words = tokenize(name)
    .map(({ text }) => text)
    .join(' ');
  return facts.filter(({ reading }) => {
    if (reading.key === wanted) return true;
    if (isDenied(reading)) return false;
    if (id !== undefined && reading.skills.some((skill) => includedSkills(skill.id).has(id))) return true;
    if (id !== undefined && skillById(id)?.kind === 'practice' && reading.language !== undefined) {
      const language = reading.language;
      if (tokenize(name).every(({ raw, cjk }) => !cjk && reading.stems.has(rootOf(raw, language)))) return true;
    }
    return (
      id === undefined &&
      words.length >= 2 &&
      (/[\p{sc=Han}\p{sc=Kana}]/u.test(words)
        ? reading.compact.includes(words.replaceAll(' ', ''))
        : ` ${reading.folded} `.includes(` ${words} `))
    );
  });
}

const singles = new WeakMap<Fact, readonly Fact[]>();

/** A fact as a list of its own, the same each time: partners are looked up by list. */
function alone(fact: Fact): readonly Fact[] {
  const known = singles.get(fact) ?? [fact];
  singles.set(fact, known);
  return known;
}

/** `Analysis of variances` of "variance analysis", `Basic Kafka` of "Kafka": its content words, each by its like, in one text of the person's. */
function inOtherForm(said: Reading, fact: Fact, language: Language): boolean {
  const source = fact.reading;
  // "Shielded metal arc welding (SMAW)" of SMAW, or the other way round.
  const short = source.tokens.find(({ raw }) => /^\p{Lu}{3,6}$/u.test(raw));
  if (
    short !== undefined &&
    said.tokenSet.has(short.text) &&
    spells(
      said.tokens.filter(({ text }) => text !== short.text),
      short.text,
    )
  )
    return true;
  // "Gas chromatography" of GC, SMAW of "shielded metal arc welding": one is the other, written out.
  const [only] = said.tokens.length === 1 ? said.tokens : [];
  if (only !== undefined && isAcronym(only.raw) && spellsOut(fact, only.raw)) return true;
  const written = source.tokens.length <= 2 ? source.tokens.find(({ raw }) => isAcronym(raw)) : undefined;
  if (written !== undefined) {
    const span = spelledBy(said.tokens, written.text);
    if (span !== undefined && said.tokens.length - (span.to - span.from) <= 1) return true;
  }
  if (language === 'ja') {
    const words = said.words.filter(({ stem: word }) => !isLight(word, language));
    return words.length > 0 && words.every(({ stem: word }) => hasMeaning(source.stems, word, language));
  }
  // "GC (gas chromatography)": the words, and their initials.
  const initials = said.tokens.find(({ raw, text }) => /^\p{Lu}{2,6}$/u.test(raw) && spells(source.tokens, text));
  const words = said.words.filter(
    ({ stem: word, from }) => !isLight(word, language) && !LESS.test(word) && (initials === undefined || said.tokens[from] !== initials),
  );
  return (
    words.length > 0 &&
    said.quantities.length === 0 &&
    words.every(
      ({ stem: word }) =>
        source.stems.has(word) ||
        source.tokenSet.has(word) ||
        hasMeaning(source.stems, word, language) ||
        partnerOf(word, [alone(fact)], language) !== undefined,
    )
  );
}

/** Words by which one claims less of a skill than its name says. */
const LESS =
  /^(?:basic|introduct|beginner|grundlag|grundkenntniss|einfuhrung\p{L}*|notion|bas|debut|nocion|basic|inici|introduccion|support|oper|process|handl|work|use|measur|method|techniqu|practic|messung|mess|verfahr|technik|arbeit|method|anwend|mesur|pratiqu|tecnic|metod|practic|medicion)$/u;

/** One skill of a list: the person's, or gone. */
export function reviewSkill(path: Path, value: JsonValue, { facts }: Context): Reviewed {
  if (typeof value !== 'string') return fallBack(path, value, undefined, { kind: 'field', detail: 'A text belongs here' });
  const carriers = skillFacts(value, facts.all);
  if (carriers.length === 0)
    return fallBack(path, value, undefined, { kind: 'skill', detail: `“${value.slice(0, 100)}” is not among the person's skills` });
  const same = carriers.find(({ reading }) => reading.key === compactKey(value));
  if (same !== undefined) return keep(path, value, { sources: [same.pointer], verdict: 'SUPPORTED' });
  const carrier = carriers[0] as Fact;
  return keep(path, value, { sources: [carrier.pointer], verdict: 'REWORDED', detail: `Shown by “${carrier.reading.text.slice(0, 100)}”` });
}

const LABELS = new Set(Object.values(CAPITAL_WORDS).flatMap((words) => words.split(' ').map(fold)));
const LABEL_WORDS =
  /^(?:skills?|tools?|other|others|soft|hard|technical|technologies|methods|competences|competencies|core|strengths|competences|outils|autres|langages|methodes|kenntnisse|werkzeuge|sonstige|weitere|fahigkeiten|methoden|fachlich|herramientas|otras|otros|competencias|tecnicas|metodos|languages|frameworks|databases|libraries|spoken|additional|key|relevant|für|die|stelle)$/u;

/** A heading of a group of skills: the person's own, a skill of theirs, or words that claim nothing (`Tools`, `Backend`). */
function reviewGroupName(path: Path, value: JsonValue, own: { value: JsonValue; pointer: string } | undefined, context: Context): Reviewed {
  if (typeof value !== 'string') return fallBack(path, value, own, { kind: 'field', detail: 'A text belongs here' });
  const carriers = skillFacts(value, context.facts.all);
  if (carriers.length > 0) return reviewSkill(path, value, context);
  const judged = judgeLanguage(value);
  const language = judged === 'other' || judged === 'unclear' ? (context.language ?? 'en') : judged;
  const reading = new Reading(value, language);
  const neutral = reading.tokens.every(
    (token) =>
      token.cjk || isGeneric(token, language) || LABELS.has(token.text) || LABEL_WORDS.test(token.text) || /^\p{P}$/u.test(token.text),
  );
  const plain =
    neutral &&
    reading.skills.length === 0 &&
    reading.quantities.length === 0 &&
    !reading.verbs.some(({ claims }) => claims) &&
    reading.titles.every(({ ranks }) => ranks.length === 0);
  if (plain && value.length <= 60) return keep(path, value, { sources: [], verdict: 'REWORDED', detail: 'A heading, no claim' });
  return fallBack(path, value, own, {
    kind: 'skill',
    detail: `“${value.slice(0, 100)}” is neither a skill of the person's nor a plain heading`,
  });
}

/** A group of skills, possibly regrouped: each keyword by itself, the heading, and the level the person gave. */
export function reviewSkillGroup(path: Path, group: JsonValue, context: Context): Reviewed {
  if (typeof group === 'string') return reviewSkill(path, group, context);
  if (!isJsonObject(group)) return fallBack(path, group, undefined, { kind: 'field', detail: 'An object belongs here' });
  const home = groupOf(group, context);
  const parts: [string, Reviewed][] = Object.keys(group).map((name) => {
    const value = group[name] as JsonValue;
    const at = [...path, name];
    const own = masters(home, name);
    if (name === 'name') return [name, reviewGroupName(at, value, own, context)];
    if (name === 'keywords')
      return [
        name,
        Array.isArray(value)
          ? gather(
              at,
              value.map((word, i) => reviewSkill([...at, i], word, context)),
            )
          : fallBack(at, value, own, { kind: 'field', detail: 'A list belongs here' }),
      ];
    if (own !== undefined && JSON.stringify(own.value) === JSON.stringify(value))
      return [name, keep(at, value, { sources: [own.pointer], verdict: 'SUPPORTED' })];
    return [
      name,
      fallBack(at, value, own, {
        kind: name === 'level' ? 'skill' : 'field',
        detail: name === 'level' ? 'It is not the level the person gives' : 'The person gives nothing of the kind',
      }),
    ];
  });
  const value = Object.fromEntries(parts.flatMap(([name, { value: kept }]) => (kept === undefined ? [] : [[name, kept]])));
  const hasMeanings = typeof value['name'] === 'string' || (Array.isArray(value['keywords']) && value['keywords'].length > 0);
  const notes = parts.flatMap(([, reviewed]) => reviewed.notes);
  return hasMeanings ? { value, notes } : { value: undefined, notes: notes.map((note) => ({ ...note, kept: undefined })) };
}

/** The master's group a generated one is, or was made of: same name, else the group all its keywords are from. */
function groupOf(group: JsonObject, { facts }: Context): Entry | undefined {
  const groups = facts.entries.filter(({ section }) => section === 'skills');
  const name = typeof group['name'] === 'string' ? compactKey(group['name']) : '';
  const words = (Array.isArray(group['keywords']) ? group['keywords'] : []).filter((word) => typeof word === 'string').map(compactKey);
  const keywordsOf = (entry: Entry): string[] => {
    const list = ownValue(entry.value, 'keywords');
    return Array.isArray(list) ? list.filter((word) => typeof word === 'string').map(compactKey) : [];
  };
  return (
    groups.find((entry) => compactKey(String(ownValue(entry.value, 'name') ?? '')) === name && name !== '') ??
    (words.length === 0 ? undefined : groups.find((entry) => words.every((word) => keywordsOf(entry).includes(word))))
  );
}

/** A command of a language: the person's, or less. */
export function reviewFluency(path: Path, value: JsonValue, own: { value: JsonValue; pointer: string } | undefined): Reviewed {
  if (own !== undefined && JSON.stringify(own.value) === JSON.stringify(value))
    return keep(path, value, { sources: [own.pointer], verdict: 'SUPPORTED' });
  const rank = (text: JsonValue | undefined): number | undefined => (typeof text === 'string' ? fluencyRank(tokenize(text)) : undefined);
  const [said, meant] = [rank(value), rank(own?.value)];
  if (own !== undefined && said !== undefined && meant !== undefined && said <= meant)
    return keep(path, value, { sources: [own.pointer], verdict: 'REWORDED', detail: 'The same command of the language, or less' });
  return fallBack(path, value, own, { kind: 'language', detail: 'It is not the command of the language the person gives' });
}
