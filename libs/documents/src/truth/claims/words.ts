import { boundsBefore, carries, separatedPrefix, stem } from '#language';
import { rootOf } from '../reading/root.js';
import type { Fact, Facts } from '../master/facts.js';
import { everywhere } from '../master/scope.js';
import type { ContentWord } from '../reading/content.js';
import { comparable, partnerOf } from '../reading/partners.js';
import type { Partner } from '../reading/partners.js';
import type { Clause } from './clauses.js';
import { monthNamed } from '../reading/dates.js';
import { isLight, ofLetters } from './light.js';
import { acronymSpans } from './acronyms.js';
import { ownAt, Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';

/** Lists of facts in which partners of words are looked for: the entries spoken of, then what holds everywhere. */
export function listsOf({ scope, facts }: Ask): readonly (readonly Fact[])[] {
  if (scope.own === facts.all) return [facts.all, scope.global.filter(({ section }) => section === 'addressee')];
  // A sentence that names one post may open with the title of another: titles are checked as such.
  return [
    ...scope.entries.map((entry) => entry.facts),
    everywhere(facts),
    papersOf(facts),
    titlesOf(facts),
    scope.global.filter(({ section }) => section === 'addressee'),
  ];
}

const TITLES = new WeakMap<Facts, readonly Fact[]>();

/** Papers and prizes are the person's whatever post a sentence names; whose they are from is a name, checked as one. */
const PAPERS = new Set(['awards', 'publications']);
const papers = new WeakMap<Facts, readonly Fact[]>();

function papersOf(facts: Facts): readonly Fact[] {
  const known = papers.get(facts) ?? facts.all.filter(({ section }) => PAPERS.has(section));
  papers.set(facts, known);
  return known;
}

function titlesOf(facts: Facts): readonly Fact[] {
  const known = TITLES.get(facts) ?? facts.all.filter(({ key }) => key === 'position');
  TITLES.set(facts, known);
  return known;
}

/**
 * Every content word needs a partner: its like, an inflection, or a word of one meaning, in the entry spoken of or among what holds
 * everywhere. Words another check answers for (figures, names, skills, titles, verbs of role) and light ones are left to it.
 */
export function checkWords(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement, form } = ask;
  const language = statement.language;
  if (form === 'title' || language === undefined) return tally.outcome;
  const lists = listsOf(ask);
  if (!comparable(lists, language)) return tally.outcome;
  for (const word of language === 'ja' ? kanjiRuns(ask, lists) : statement.words) {
    if (saysNothing(ask, word) || isChecked(ask, word.from, word.to) || isPrefix(ask, word)) continue;
    const partner = partnerOf(word.stem, lists, language) ?? asWritten(ask, word, lists) ?? separated(ask, word, lists);
    if (partner !== undefined) {
      tally.carried([partner.fact]);
      if (partner.tie === 'meaning' || partner.tie === 'compound') tally.note(`“${statement.excerpt(word)}” as “${wordOf(partner)}”`);
      continue;
    }
    if (
      carriedAsVerb(ask, word.from, lists) ||
      isBound(ask, word) ||
      isMeasure(ask, word) ||
      isKindOfName(ask, word) ||
      isOwnMonth(ask, word, lists) ||
      isSpelledOut(ask, word, lists) ||
      acronymSpans(ask).some(({ from, to }) => from <= word.from && word.to <= to) ||
      turnsWithFigures(ask, word)
    )
      continue;
    const claim = statement.excerpt(word);
    tally.refuse('statement', claim, `“${claim}”: nothing in the person's data says this`);
  }
  return tally.outcome;
}

/** The word of the source as written. */
function wordOf({ fact, word }: Partner): string {
  const own = fact.reading.words.find(({ stem: other }) => other === word);
  return own === undefined ? word : fact.reading.excerpt(own);
}

/**
 * Whether a word says nothing by itself, in a letter also of the letter: in the statement's language, the document's or the
 * person's, since a sentence that quotes a line mixes them.
 */
export function saysNothing({ statement, form, document, facts }: Ask, { stem: own, from, to }: ContentWord): boolean {
  const raw = to - from === 1 ? statement.tokens[from]?.raw : undefined;
  return [...new Set([statement.language, document, facts.language])].some((language) => {
    if (language === undefined) return false;
    const word = language === statement.language || raw === undefined ? own : rootOf(raw, language);
    return isLight(word, language) || (form === 'prose' && ofLetters(language).has(word)) || (language === 'de' && isLightCompound(word));
  });
}

/** `Jahrgangsstufe`, `Wochenstunden`: a compound of two light words is one. */
function isLightCompound(word: string): boolean {
  for (let at = 4; at <= word.length - 4; at += 1) {
    const head = word.slice(0, at);
    if (isLight(word.slice(at), 'de') && (isLight(head, 'de') || (head.endsWith('s') && isLight(head.slice(0, -1), 'de')))) return true;
  }
  return false;
}

/** The `zurück` at the end of "ging … zurück": a part of its verb. */
const isPrefix = ({ statement: { tokens, language } }: Ask, { from }: ContentWord): boolean =>
  language === 'de' && tokens.some((token, at) => at < from && /^\p{Ll}/u.test(token.raw) && separatedPrefix(tokens, at)?.at === from);

/** `Messen` is a fair as well as a form of `messen`: the stem of the word as written. */
function asWritten(
  { statement: { tokens, language } }: Ask,
  { stem: own, from, to }: ContentWord,
  lists: readonly (readonly Fact[])[],
): Partner | undefined {
  const raw = to - from === 1 ? tokens[from]?.raw : undefined;
  if (raw === undefined || language === undefined || language === 'ja') return undefined;
  const plain = stem(raw, language);
  return plain === own ? undefined : partnerOf(plain, lists, language);
}

/** `Wirkte … mit`: the verb with the prefix that stands at the end of its clause. */
function separated(
  { statement: { tokens, language } }: Ask,
  { from }: ContentWord,
  lists: readonly (readonly Fact[])[],
): Partner | undefined {
  const end = language === 'de' ? separatedPrefix(tokens, from) : undefined;
  return end === undefined ? undefined : partnerOf(rootOf(`${end.prefix}${tokens[from]?.raw.toLowerCase() ?? ''}`, 'de'), lists, 'de');
}

/** What a figure behind it measures: `mit einer Leistung von 30 kWp`. */
const MEASURES =
  /^(?:capacit|output|size|weight|length|width|height|durat|volum|valu|worth|temperatur|speed|leistung|kapazitat|gross|hoh|lang|umfang|volum|dauer|gewicht|flach|wert|puissanc|capac|taill|durec?|dur|poid|surfac|valeur|potenci|tam|tamano|duracion|peso|superfici|valor)$/u;
const MEASURED = 4;
const isMeasure = ({ statement: { quantities } }: Ask, { stem, to }: ContentWord): boolean =>
  MEASURES.test(stem) && quantities.some((figure) => figure.from >= to && figure.from - to <= MEASURED);

/** The kind of thing a name beside it is of: `the Birdie app`, `le logiciel Kelia`. The name is checked as one. */
const KINDS =
  /^(?:apps?|application|applikation|software|tools?|systems?|systeme?|platform|plattform|plateforme|logiciel|programme?|programm|programa|aplicacion|herramienta|sistema|outil)$/u;
function isKindOfName({ statement: { tokens, skills } }: Ask, { from, to }: ContentWord): boolean {
  if (!KINDS.test(tokens[from]?.text ?? '')) return false;
  return [tokens[from - 1], tokens[to]].some(
    (token) =>
      token !== undefined &&
      !token.cjk &&
      (/^\p{Lu}/u.test(token.raw) || skills.some(({ start, end }) => start <= token.start && token.end <= end)),
  );
}

/** `diciembre del mismo año`: a month without its year is one of the person's dates. */
function isOwnMonth({ statement: { tokens } }: Ask, { from }: ContentWord, lists: readonly (readonly Fact[])[]): boolean {
  const named = monthNamed(tokens[from]?.text ?? '');
  return named !== undefined && lists.some((facts) => facts.some(({ reading }) => reading.dates.some(({ month }) => month === named)));
}

/** `Trauma Nursing Core Course (TNCC)`: the words an acronym of the person's stands for, beside it. */
function isSpelledOut({ statement: { tokens } }: Ask, { from }: ContentWord, lists: readonly (readonly Fact[])[]): boolean {
  return tokens.some(({ raw, text }, at) => {
    if (!/^\p{Lu}{2,6}$/u.test(raw) || at <= from || at - from > raw.length) return false;
    const initials = tokens.slice(at - raw.length, at).map((token) => token.text[0]);
    return initials.join('') === text && lists.some((facts) => facts.some(({ reading }) => reading.tokenSet.has(text)));
  });
}

const TURNS = new Set(['REDUCE', 'INCREASE', 'IMPROVE', 'SAVE']);
/** `fell`, `reducción` beside figures: which way they went is asked with the figures. */
const turnsWithFigures = ({ statement }: Ask, { from }: ContentWord): boolean =>
  statement.quantities.length > 0 && statement.verbs.some((verb) => TURNS.has(verb.group) && verb.from <= from && from < verb.to);

/** A word of measure before a figure (`younger than two`): the figure is checked with it. */
const isBound = ({ statement: { tokens, quantities } }: Ask, { from, to }: ContentWord): boolean =>
  boundsBefore(tokens).some(
    (bound) => bound.from <= from && to <= bound.to && quantities.some((figure) => figure.from >= bound.to && figure.from - bound.to <= 1),
  );

/** A noun of role (`leadership`) that such a verb of the person's carries. */
function carriedAsVerb({ statement }: Ask, at: number, lists: readonly (readonly Fact[])[]): boolean {
  const verb = statement.verbs.find(({ from, to }) => from <= at && at < to);
  return (
    verb !== undefined && lists.some((facts) => facts.some(({ reading }) => reading.verbs.some(({ group }) => carries(group, verb.group))))
  );
}

/** Japanese writes counter and measure around a figure: 月約1500件, 部下七名. */
const COUNTER = 2;
const besides = ({ from, to }: Clause, signs: number): Clause => ({ from: from - signs, to: to + signs });

/** Whether another check answers for the tokens. */
function isChecked(ask: Ask, from: number, to: number): boolean {
  const { statement } = ask;
  if (ownAt(ask, { from, to }) !== undefined) return true;
  const within = (span: { readonly from: number; readonly to: number }): boolean => span.from <= from && to <= span.to;
  const start = statement.tokens[from]?.start ?? 0;
  const end = statement.tokens[to - 1]?.end ?? 0;
  return (
    statement.verbs.some((verb) => verb.claims && within(verb)) ||
    statement.operators.some(within) ||
    statement.quantities.some((quantity) => within(besides(quantity, statement.language === 'ja' ? COUNTER : 0))) ||
    statement.rateSpans.some(within) ||
    statement.scales.some(within) ||
    statement.dates.some(within) ||
    statement.titles.some(within) ||
    statement.degrees.some((degree) => within({ from: degree.from, to: degree.fieldTo })) ||
    statement.spoken.some(within) ||
    statement.names.some(within) ||
    statement.skills.some((skill) => skill.start <= start && end <= skill.end)
  );
}

/** Stretches of kanji and katakana of which no partner covers a part; parts of compounds may stand in any order in the source. */
function kanjiRuns(ask: Ask, lists: readonly (readonly Fact[])[]): ContentWord[] {
  const { words, tokens } = ask.statement;
  const covered = new Set<number>();
  const open = new Set<number>();
  for (const word of words) {
    const carried = word.to - word.from !== 2 || /^[\p{sc=Kana}]/u.test(word.stem) ? undefined : word;
    if (carried === undefined) continue;
    const known = saysNothing(ask, word) || partnerOf(word.stem, lists, 'ja') !== undefined || isChecked(ask, word.from, word.to);
    for (let at = word.from; at < word.to; at += 1) (known ? covered : open).add(at);
  }
  const runs: ContentWord[] = [];
  for (let at = 0; at < tokens.length;) {
    if (!open.has(at) || covered.has(at)) {
      at += 1;
      continue;
    }
    let to = at + 1;
    while (open.has(to) && !covered.has(to)) to += 1;
    // One sign left over between known words is an ending or a counter: 数, 時, 社.
    if (to - at >= 2)
      runs.push({
        stem: tokens
          .slice(at, to)
          .map(({ text }) => text)
          .join(''),
        from: at,
        to,
      });
    at = to;
  }
  return [...runs, ...words.filter(({ stem: word }) => /^[\p{sc=Kana}]/u.test(word))];
}
