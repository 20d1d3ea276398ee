import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DATABASES } from '#contracts';
import { ApiClient } from '../harness/client.js';
import { Stack } from '../harness/stack.js';
import type { Account } from './client.js';

const PASSWORD = 'obsidian marmalade trombone 42';

/** What a process had at one moment. */
export interface Look {
  /** Milliseconds since the product was ready. */
  readonly at: number;
  /** Resident bytes by process; all of PostgreSQL's together, shared pages counted once. */
  readonly bytes: Readonly<Record<string, number>>;
}

/**
 * The product that is loaded: the processes of `npm start` with its own limits (the other tools lift them for their one person), an embedded
 * PostgreSQL, the local model. Linux only: memory is read from /proc.
 */
export class Product {
  readonly looks: Look[] = [];
  private readonly begun = performance.now();
  private looking: NodeJS.Timeout | undefined;
  /** Processes that ended, by name, as often as they did. */
  private ends: string[] = [];

  private constructor(readonly stack: Stack) {}

  static async start(): Promise<Product> {
    const product = new Product(await Stack.start({ hosts: true, ample: false, env: { LOG_LEVEL: 'warn' } }));
    product.looking = setInterval(() => product.look(), 1_000).unref();
    return product;
  }

  get url(): string {
    return this.stack.gatewayUrl;
  }

  /**
   * So many accounts. The first is made by registering; the others get its password's hash by one statement in Auth's database, for a hash
   * each would be a minute for a thousand people and is measured by their sign-ins.
   */
  async accounts(count: number): Promise<Account[]> {
    const api = new ApiClient(this.url);
    const { email } = await api.register(undefined, PASSWORD);
    await api.close();
    const emails = Array.from({ length: count }, (_, n) => `person-${n}-${randomUUID()}@example.com`);
    await this.stack.query(
      'auth',
      `INSERT INTO users (id, email, password_hash, email_verified_at)
       SELECT gen_random_uuid(), e, u.password_hash, now() FROM unnest($2::text[]) e, users u WHERE u.email = $1`,
      [email, emails],
    );
    return emails.map((made) => ({ email: made, password: PASSWORD }));
  }

  /** Bytes of every service's database. */
  async stored(): Promise<number> {
    const sizes = DATABASES.map((d) => this.stack.query<{ bytes: string }>(d, 'SELECT pg_database_size(current_database()) AS bytes'));
    return (await Promise.all(sizes)).reduce((sum, [row]) => sum + Number(row?.bytes ?? 0), 0);
  }

  /** Names of processes that ended since the last call; they are started again, as their supervisor would. */
  async ended(): Promise<readonly string[]> {
    this.look();
    const { ends } = this;
    this.ends = [];
    await Promise.all(this.stack.started.filter((p) => !p.running).map((p) => p.start().ready()));
    return ends;
  }

  async stop(): Promise<void> {
    clearInterval(this.looking);
    await this.stack.stop();
  }

  private look(): void {
    const bytes: Record<string, number> = {};
    for (const p of this.stack.started) {
      if (p.running) bytes[p.label] = residentOf(p.pid);
      else if (!this.ends.includes(p.label)) this.ends.push(p.label);
    }
    bytes['PostgreSQL'] = serverBytes(this.stack.postgres.pid ?? 0);
    this.looks.push({ at: performance.now() - this.begun, bytes });
  }
}

/** 0 of a process that has just ended. */
function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0) * 1_024;
}

/** Private pages of the server and its processes, and the shared ones of the process that has most. */
function serverBytes(pid: number): number {
  const children = readOr(`/proc/${pid}/task/${pid}/children`).trim().split(/\s+/).filter(Boolean).map(Number);
  const each = [pid, ...children].map((one) => {
    const text = readOr(`/proc/${one}/status`);
    const kb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1] ?? 0) * 1_024;
    return { own: kb('RssAnon'), shared: kb('RssShmem') };
  });
  return each.reduce((sum, { own }) => sum + own, 0) + Math.max(0, ...each.map(({ shared }) => shared));
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
