import { createHmac, randomBytes } from 'node:crypto';
import { Piscina } from 'piscina';
import { HashLine, type HashTurn } from './hash-line.js';
import type { HashTask } from './hash.worker.js';

/** The cost the product's documents name: about 50 ms a hash. */
const COST = 10;

export interface HasherOptions {
  /** 32 random bytes or more, kept outside the database. */
  readonly pepper: string;
  readonly threads: number;
  /** Hashes of one purpose that may wait for a thread: see HashLine. */
  readonly queue: number;
}

/**
 * Passwords as `bcrypt(base64(HMAC-SHA384(pepper, NFKC(password))))`, the form OWASP names: bcrypt alone ignores everything past
 * 72 bytes and cannot take NUL (docs/security.md, finding 4, A8 to A10); 48 bytes in base64 are 64. Hashing happens in a bounded pool
 * of threads, in fair turns.
 */
export class PasswordHasher {
  private readonly pool: Piscina<HashTask, string | boolean>;
  private readonly nobody: Promise<string>;
  private readonly line: HashLine;

  constructor(private readonly options: HasherOptions) {
    const file = import.meta.url.endsWith('.ts') ? './hash.worker.ts' : './hash.worker.js';
    this.line = new HashLine(options);
    this.pool = new Piscina({
      filename: new URL(file, import.meta.url).href,
      minThreads: options.threads,
      maxThreads: options.threads,
      idleTimeout: Number.POSITIVE_INFINITY,
    });
    this.nobody = this.pool.run({ kind: 'hash', text: randomBytes(48).toString('base64'), cost: COST }) as Promise<string>;
    this.nobody.catch(() => undefined);
  }

  /** Resolves when the threads run; rejects when they cannot. */
  async start(): Promise<void> {
    await this.nobody;
  }

  /** `$2b$10$…`, 60 characters. Throws OVERLOADED when too many wait. */
  hash(password: string, turn: HashTurn): Promise<string> {
    return this.run({ kind: 'hash', text: this.peppered(password), cost: COST }, turn) as Promise<string>;
  }

  /** Without a hash (nobody has this name) it takes as long and answers false (docs/security.md, A4). Throws OVERLOADED when too many wait. */
  async verify(password: string, hash: string | undefined, turn: HashTurn): Promise<boolean> {
    const right = await this.run({ kind: 'verify', text: this.peppered(password), hash: hash ?? (await this.nobody) }, turn);
    return hash !== undefined && right === true;
  }

  /** Hashes waiting for a thread. */
  get waiting(): number {
    return this.line.waiting;
  }

  /** Lets the hashes under way finish. */
  close(): Promise<void> {
    return this.pool.close();
  }

  private peppered(password: string): string {
    return createHmac('sha384', this.options.pepper).update(password.normalize('NFKC')).digest('base64');
  }

  private run(task: HashTask, turn: HashTurn): Promise<string | boolean> {
    return this.line.run(() => this.pool.run(task), turn);
  }
}
