/**
 * Writes a file of fictional résumés in JSON Resume 1.x for the benchmarks and the fault rows. Streams: memory stays flat.
 * The same options always give the same bytes. Records average 2.2 kB, above the TOAST threshold of PostgreSQL (about
 * 2,000 bytes), because smaller ones would skip compression and flatter the import. One in twenty holds `\u` escapes and
 * emoji. E-mail addresses are at example.com; names and employers are put together from lists and belong to nobody.
 *
 *   node bench/generate-resumes.ts --out FILE [options]          Node 24: runs as it stands
 *
 *   --out FILE            where to write; `-` for standard output
 *   --records N           how many (100000)
 *   --format json|ndjson  one JSON array, a record a line (json), or newline-delimited JSON (ndjson)
 *   --bad INDEX           the record of this index, counted from 0, cannot be accepted (none)
 *   --bad-kind KIND       how: `duplicate` the key /basics/email twice (the default); `malformed` not JSON although its braces
 *                         balance; `type` a list where the schema has text, found at /work/0/position: set aside, and the
 *                         record kept
 *   --old-dialect COUNT   so many records, spread evenly, use the keys of before 1.0: company, website, picture, gpa,
 *                         and an empty date for the present job (0)
 *   --seed N              another set of people (1)
 *
 * The file of the bulk import rows:
 *   node bench/generate-resumes.ts --records 100000 --bad 73412 --old-dialect 50 --out 100000.json
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';

const FIRST =
  'Amara Bastien Chiara Dmitri Elif Farid Greta Hana Ingrid Jonas Keiko Luís Marisol Noor Oskar Priya Quentin Rosa Søren Tomasz'.split(' ');
const LAST =
  'Abara Bellec Conti Dufresne Ekström Fontaine Gallo Haddad Ito Jansen Kowalczyk Lindqvist Moreau Nakamura Okafor Petrov Rossi Sato Téllez Vogel'.split(
    ' ',
  );
const CITIES = [
  'Lyon FR',
  'Leipzig DE',
  'Valencia ES',
  'Osaka JP',
  'Leeds GB',
  'Porto PT',
  'Toronto CA',
  'Nairobi KE',
  'Gdańsk PL',
  'Boise US',
];
const TRADES = [
  ['Nurse', 'St. Alba Hospital|Riverside Clinic|North Ward Trust', 'patients|night shifts|wards', 'triage|wound care|medication rounds'],
  ['Electrician', 'Voltera|Kabelwerk Süd|Brightline Electric', 'installations|sites|switchboards', 'wiring|fault finding|inspection'],
  ['Chef', 'Casa Lumbre|The Copper Pan|Bistrot Marée', 'covers|menus|suppliers', 'menu planning|stock control|pastry'],
  ['Teacher', 'Lindenschule|Hillcrest Academy|Escuela Norte', 'pupils|lessons|classes', 'curriculum design|assessment|tutoring'],
  [
    'Software Engineer',
    'Tidewater Systems|Blue Heron Labs|Kestrel Data',
    'services|deployments|requests',
    'TypeScript|PostgreSQL|Kubernetes',
  ],
  ['Accountant', 'Merton & Hale|Finvera|Ledgerline', 'accounts|audits|invoices', 'IFRS|payroll|month-end close'],
  ['Logistics Planner', 'Harbour Freight|Cargolinea|Nordhub', 'shipments|pallets|routes', 'SAP|route planning|customs'],
] as const;
const VERBS = ['Planned', 'Reduced', 'Rebuilt', 'Trained', 'Documented', 'Checked', 'Introduced', 'Supervised', 'Organised', 'Improved'];
const LEVELS = ['Beginner', 'Intermediate', 'Advanced', 'Master'];
const FLUENCY = ['Native speaker', 'Fluent', 'Professional working proficiency', 'Conversational'];

/** mulberry32: 32 bits of state, uniform enough for test data, the same on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One person. The index is mixed into the seed, so a record does not depend on those before it. */
function resume(index: number, seed: number, old: boolean): Record<string, unknown> {
  const next = random(Math.imul(index + 1, 0x9e3779b1) ^ seed);
  const upTo = (n: number): number => Math.floor(next() * n);
  const of = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const [title, employers, things, abilities] = of(TRADES);
  const first = of(FIRST);
  const last = of(LAST);
  const [city, countryCode] = of(CITIES).split(' ') as [string, string];
  const [url, name] = old ? ['website', 'company'] : ['url', 'name'];
  const sentence = (): string =>
    `${of(VERBS)} ${2 + upTo(400)} ${of(things.split('|'))} a ${of(['week', 'month', 'quarter'])} with a team of ${2 + upTo(12)}, cutting ${of(['delays', 'costs', 'errors'])} by ${3 + upTo(40)} %`;
  let year = 2025 - upTo(3);
  const work = Array.from({ length: 3 }, (_, job) => {
    const endDate = `${year}-${String(1 + upTo(12)).padStart(2, '0')}`;
    year -= 1 + upTo(4);
    const employer = of(employers.split('|'));
    return {
      [name]: employer,
      position: job === 0 ? `Senior ${title}` : title,
      [url]: `https://www.example.com/${employer.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
      location: city,
      startDate: `${year}-${String(1 + upTo(12)).padStart(2, '0')}`,
      ...(job > 0 ? { endDate } : old ? { endDate: '' } : {}),
      summary: `${title} responsible for ${of(things.split('|'))} and ${of(abilities.split('|'))}.`,
      highlights: Array.from({ length: job === 0 ? 4 : 2 }, sentence),
    };
  });
  const special = next() < 0.05 ? ' 🌱 “très bien” \u2028 café' : '';
  return {
    basics: {
      name: `${first} ${last}`,
      label: `${title}${special}`,
      [old ? 'picture' : 'image']: `https://www.example.com/people/${index}.jpg`,
      email: `person.${index}@example.com`,
      phone: `+00 555 ${String(index).padStart(7, '0')}`,
      [url]: `https://person-${index}.example.com`,
      summary: `${title} with ${4 + upTo(20)} years in ${of(things.split('|'))}. ${sentence()}. Known for ${abilities.split('|').join(', ')}.`,
      location: { city, countryCode },
      profiles: [{ network: 'LinkedIn', username: `person${index}`, url: `https://www.example.com/in/person${index}` }],
    },
    work,
    education: [
      {
        institution: `${city} College`,
        area: title,
        studyType: of(['Bachelor', 'Diploma', 'Master']),
        startDate: `${year - 4}`,
        endDate: `${year}`,
        [old ? 'gpa' : 'score']: (2 + next() * 2).toFixed(1),
      },
    ],
    skills: [
      { name: title, level: of(LEVELS), keywords: abilities.split('|') },
      { name: 'Office', level: of(LEVELS), keywords: ['spreadsheets', 'scheduling'] },
    ],
    languages: [{ language: 'English', fluency: of(FLUENCY) }],
  };
}

/** The same JSON with every character beyond ASCII written as a `\u` escape. */
const escapedText = (text: string): string =>
  text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function recordText(index: number, options: Options): string {
  const record = resume(index, options.seed, options.isOld(index));
  const text = JSON.stringify(record);
  const written = text.includes('🌱') && index % 2 === 0 ? escapedText(text) : text;
  if (index !== options.bad) return written;
  if (options.badKind === 'duplicate') return written.replace('"email":', '"email":"twice@example.com","email":');
  if (options.badKind === 'malformed') return written.replace('"position":', '"position"=');
  return written.replace(/"position":"[^"]*"/, '"position":[["not text"]]');
}

interface Options {
  readonly seed: number;
  readonly bad: number;
  readonly badKind: string;
  readonly isOld: (index: number) => boolean;
}

const whole = (name: string, text: string | undefined, fallback: number): number => {
  const value = text === undefined ? fallback : Number(text);
  if (!Number.isSafeInteger(value) || value < -1) throw new Error(`--${name} takes a whole number`);
  return value;
};

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    records: { type: 'string' },
    format: { type: 'string', default: 'json' },
    bad: { type: 'string' },
    'bad-kind': { type: 'string', default: 'duplicate' },
    'old-dialect': { type: 'string' },
    seed: { type: 'string' },
  },
});
if (values.out === undefined) throw new Error('--out FILE is missing; the options are described at the top of this file');
if (!['json', 'ndjson'].includes(values.format)) throw new Error('--format takes json or ndjson');
if (!['type', 'duplicate', 'malformed'].includes(values['bad-kind'])) throw new Error('--bad-kind takes type, duplicate or malformed');
const records = whole('records', values.records, 100_000);
const old = whole('old-dialect', values['old-dialect'], 0);
const bad = whole('bad', values.bad, -1);
if (old > records || bad >= records) throw new Error('--old-dialect and --bad must fit into --records');

/** The k-th of the old records stands in the middle of the k-th of `old` equal parts, or at the next free place when that is the bad one's. */
const oldIndexes = new Set<number>();
for (let k = 0; k < old; k++) {
  let index = Math.floor(((k + 0.5) * records) / old);
  while (oldIndexes.has(index) || (index === bad && old < records)) index = (index + 1) % records;
  oldIndexes.add(index);
}
const options: Options = { seed: whole('seed', values.seed, 1), bad, badKind: values['bad-kind'], isOld: (index) => oldIndexes.has(index) };
const [open, between, close] = values.format === 'json' ? ['[\n', ',\n', '\n]\n'] : ['', '\n', records === 0 ? '' : '\n'];

const out = values.out === '-' ? process.stdout : createWriteStream(values.out);
let parts = [open];
let size = 0;
for (let index = 0; index < records; index++) {
  const text = recordText(index, options);
  parts.push(index === 0 ? text : between + text);
  size += text.length;
  if (size < 1_000_000) continue;
  if (!out.write(parts.join(''))) await once(out, 'drain');
  parts = [];
  size = 0;
}
out.end(parts.join('') + close);
await finished(out);
