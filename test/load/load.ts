import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answers } from './attacks/attack.js';
import { ATTACKS, type AttackName } from './attacks/index.js';
import { begin } from './attacks/under-way.js';
import { People } from './crowd.js';
import { Neighbours } from './neighbour.js';
import { Product, type Look } from './product.js';
import type { Figures, Kind, Tally } from './tally.js';

/** Another person, beside the thousand: so few that they are no load of their own. */
const NEIGHBOURS = 4;
/** After an attack: what it left waiting ends, and its addresses are forgotten by the shortest limits. */
const BETWEEN_MS = 5_000;

export interface LoadOptions {
  /** Signed in at once. */
  readonly people: number;
  /** Of the mix with nobody attacking. */
  readonly seconds: number;
  /** Of each attack beside the mix. */
  readonly attackSeconds: number;
  /** From an answer to the next thing a person does, in the mean. */
  readonly thinkMs: number;
  readonly attacks: readonly AttackName[];
  readonly say?: (line: string) => void;
}

/** One row of the table: the mix, quiet or beside one kind of attack. */
export interface LoadRow {
  readonly name: 'quiet' | AttackName;
  readonly seconds: number;
  /** Of the whole mix, neighbours not counted. */
  readonly perSecond: number;
  readonly asked: number;
  readonly mix: Readonly<Partial<Record<Kind, Figures>>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly neighbour: Readonly<Partial<Record<Kind, Figures>>>;
  readonly neighbourErrors: Readonly<Record<string, number>>;
  readonly answers: Answers;
  /** Processes that ended. */
  readonly ended: readonly string[];
  readonly looks: readonly Look[];
  readonly storedBytes: number;
  /** Of the process that measures: a delay of its own is in every time it took. */
  readonly ownDelayMs: number;
}

export interface LoadReport {
  readonly people: number;
  readonly offered: number;
  readonly arrivalSeconds: number;
  readonly rows: readonly LoadRow[];
}

/** Starts the product, brings the people in, and measures each row one after the other. */
export async function load(options: LoadOptions): Promise<LoadReport> {
  const { people, say = () => undefined } = options;
  const product = await Product.start();
  try {
    const ofAttacks = options.attacks.reduce((sum, name) => sum + ATTACKS[name].accounts, 0);
    const accounts = await product.accounts(people + NEIGHBOURS + ofAttacks);
    const begun = performance.now();
    const neighbours = await Neighbours.arrive(product.url, accounts.splice(0, NEIGHBOURS));
    const crowd = await People.arrive(product.url, accounts.splice(0, people), { thinkMs: options.thinkMs });
    const arrivalSeconds = (performance.now() - begun) / 1_000;
    say(`${people} people signed in, uploaded and imported in ${arrivalSeconds.toFixed(0)} s`);
    crowd.start();
    const rows: LoadRow[] = [];
    try {
      for (const name of ['quiet', ...options.attacks] as const) {
        if (rows.length > 1) await wait(BETWEEN_MS);
        rows.push(await measure(name, { product, crowd, neighbours, accounts, options }));
        say(`${name}: ${rows.at(-1)?.perSecond.toFixed(1)} operations/s, errors ${JSON.stringify(rows.at(-1)?.errors)}`);
      }
    } finally {
      await neighbours.close();
      await crowd.stop();
    }
    return { people, offered: crowd.offered, arrivalSeconds, rows };
  } finally {
    await product.stop();
  }
}

interface Place {
  readonly product: Product;
  readonly crowd: People;
  readonly neighbours: Neighbours;
  /** Not used yet: an attack takes its own. */
  readonly accounts: { email: string; password: string }[];
  readonly options: LoadOptions;
}

async function measure(name: LoadRow['name'], { product, crowd, neighbours, accounts, options }: Place): Promise<LoadRow> {
  const attack = name === 'quiet' ? undefined : await begin(name, { url: product.url, accounts: accounts.splice(0, ATTACKS[name].accounts) }); // prettier-ignore
  const seconds = attack ? options.attackSeconds : options.seconds;
  const before = await product.stored();
  const looksBefore = product.looks.length;
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  crowd.tally.empty();
  neighbours.start();
  await wait(seconds * 1_000);
  await neighbours.stop();
  const [mix, neighbour] = [figuresOf(crowd.tally), figuresOf(neighbours.tally)];
  const row = {
    name,
    seconds,
    perSecond: crowd.tally.perSecond,
    asked: crowd.tally.total,
    mix,
    errors: crowd.tally.errors,
    neighbour,
    neighbourErrors: neighbours.tally.errors,
    ownDelayMs: delay.percentile(99) / 1e6,
  };
  delay.disable();
  const answers = (await attack?.stop()) ?? {};
  const ended = await product.ended();
  const looks = product.looks.slice(looksBefore);
  const storedBytes = (await product.stored()) - before;
  return { ...row, answers, ended, looks, storedBytes };
}

const figuresOf = (tally: Tally): Partial<Record<Kind, Figures>> => Object.fromEntries(tally.kinds.map((kind) => [kind, tally.of(kind)]));
