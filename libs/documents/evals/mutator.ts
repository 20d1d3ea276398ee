import type { ClaimKind } from '../src/truth/index.js';
import type { Item } from './corpus.js';
import { LYING } from './mutator-words.js';

/** A way of turning a faithful statement into a lie; undefined where the statement has nothing of the kind. */
type Mutation = readonly [name: string, kind: ClaimKind, mutate: (item: Item) => string | undefined];

const FIGURE = /(?<![\p{L}\d.,])\d+(?:[.,]\d+)*(?![\p{L}\d])/u;

/** The first pattern that changes the text. */
function firstOf(text: string, changes: readonly (readonly [RegExp, string])[]): string | undefined {
  const change = changes.find(([pattern]) => pattern.test(text));
  return change === undefined ? undefined : text.replace(change[0], change[1]);
}

/** Texts of the entry a statement is about: a lie must not be true by chance. */
function ownText({ file, place }: Item): string {
  const [, section = '', index = ''] = place.split('/');
  const list = file.master[section];
  return JSON.stringify(Array.isArray(list) ? list[Number(index)] : file.master);
}

/** Another figure of the same length and look: 42 → 73, 2.4 → 7.4, and not one that stands in the same entry. */
function otherFigure(item: Item): string | undefined {
  const figure = FIGURE.exec(item.text)?.[0];
  if (figure === undefined || /^(?:19|20)\d\d$/u.test(figure)) return undefined;
  const own = ownText(item);
  const other = [3, 5, 7, 2, 4, 6, 1]
    .map((step) => figure.replace(/\d/u, (digit) => String(((Number(digit) + step - 1) % 9) + 1)))
    .find((candidate) => candidate !== figure && !own.includes(candidate));
  return other === undefined ? undefined : item.text.replace(figure, other);
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/u;

function otherYear(item: Item): string | undefined {
  const year = YEAR.exec(item.text)?.[0];
  if (year === undefined) return undefined;
  const all = JSON.stringify(item.file.master);
  const other = [3, 4, 5, 6, 7].map((step) => String(Number(year) - step)).find((candidate) => !all.includes(candidate));
  return other === undefined ? undefined : item.text.replace(year, other);
}

/** The first employer the sentence names, by another name. */
function otherEmployer({ file, text }: Item): string | undefined {
  const work = (file.master['work'] as readonly { name: string }[]).map(({ name }) => name);
  const shortened = work.flatMap((name) => [
    name,
    name.replace(/(?:^(?:株式会社|有限会社|医療法人若葉会 |Restaurant )| (?:Inc\.|Ltd|GmbH|AG|SARL|SAS|S\.A\.|S\.L\.)$)/gu, '').trim(),
  ]);
  const named = shortened.find((name) => text.includes(name));
  return named === undefined ? undefined : text.replace(named, file.language === 'ja' ? 'ペンバーウィック社' : 'Pemberwick Group');
}

/** Says already that it is more, or less. */
const BOUND = /\bover\b|more than|up to|plus de|über|mehr als|más de|hasta|jusqu|以上|超/iu;
/** A unit means something only beside a number, in digits or words. */
const COUNTS =
  /\d|[一二三四五六七八九十百]|\b(?:two|three|six|nine|twelve|eighteen|fourteen|third|deux|trois|quatre|six|neuf|quinze|zwei|vier|fünf|sieben|drei\p{L}*|dos|tres|cuatro|seis|veinti\p{L}+)\b/u;
const append = (text: string, tail: string): string => text.replace(/[.。]?$/u, (end) => `${tail}${end}`);
const inLine = (item: Item): boolean => item.place.endsWith('/highlights');

const MUTATIONS: readonly Mutation[] = [
  ['another figure', 'number', otherFigure],
  ['another number word', 'number', ({ text, file }) => firstOf(text, LYING[file.language].numbers)],
  ['another unit', 'number', ({ text, file }) => (COUNTS.test(text) ? firstOf(text, LYING[file.language].units) : undefined)],
  [
    'more than it was',
    'number',
    ({ text, file }) =>
      FIGURE.test(text) && !YEAR.test(text) && !BOUND.test(text)
        ? text.replace(FIGURE, (figure) => LYING[file.language].over(figure))
        : undefined,
  ],
  ['another year', 'date', otherYear],
  ['another employer', 'name', otherEmployer],
  ['a client', 'name', (item) => (inLine(item) ? append(item.text, LYING[item.file.language].client) : undefined)],
  ['a tool', 'skill', (item) => (inLine(item) ? append(item.text, LYING[item.file.language].tool) : undefined)],
  ['led for helped', 'verb', ({ text, file }) => firstOf(text, LYING[file.language].hedges)],
  [
    'a step up',
    'title',
    ({ text, file, place }) =>
      place.startsWith('/basics') || place === '/letter' ? firstOf(text, LYING[file.language].titles) : undefined,
  ],
  ['a higher degree', 'degree', ({ text, file }) => firstOf(text, LYING[file.language].degrees)],
  ['a better command', 'language', ({ text, file }) => firstOf(text, LYING[file.language].fluency)],
  ['work nobody did', 'verb', (item) => (inLine(item) ? append(item.text, LYING[item.file.language].boast) : undefined)],
];

/** Wishes and what is said of the employer claim nothing: changing their words makes no lie about the person. */
const CLAIMS_NOTHING =
  /\b(?:applying|your|souhaite|votre|vos|vous|serais|ihre?n?|sie|bewerbe|freue|gern|su|sus|ustedes|les|candidatura|disposición|keen|welcome|thank)\b|貴[院社]|応募|面接/iu;

/** Every lie that can be made of a faithful statement, one change each. */
export function mutantsOf(item: Item): Item[] {
  if (item.kind !== undefined || (item.place === '/letter' && CLAIMS_NOTHING.test(item.text))) return [];
  return MUTATIONS.flatMap(([name, kind, mutate]) => {
    const text = mutate(item);
    return text === undefined || text === item.text ? [] : [{ ...item, text, kind, origin: name }];
  });
}

/** The person's own lines at their places, for the mutator and as statements that may never be accused. */
export function ownLines(file: Item['file']): Item[] {
  const work = file.master['work'] as readonly { highlights?: readonly string[] }[];
  return work.flatMap(({ highlights = [] }, i) =>
    highlights.map((text): Item => ({ file, place: `/work/${i}/highlights`, text, kind: undefined, origin: 'own line' })),
  );
}
