import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { runQuery, type Pool, type Queryable, type Tx } from '#database';
import type { UserId } from '#common';
import type { Admission, ThrottleKeys } from './throttle.js';

/** Failures from one address in a window before it has to wait for the window's end (docs/security.md, A1). */
export const ADDRESS_FAILURES = 20;
export const ADDRESS_WINDOW_SECONDS = 300;
/** Failures against one account before each further one makes the next wait: 1 s, 2 s, 4 s … 15 min (docs/security.md, A2). */
export const FREE_FAILURES = 5;
const MAX_DELAY_SECONDS = 900;
/** From here on a stranger waits a day for each guess; a permanent lock would let anybody lock anybody out (ASVS 6.1.1). */
const MANY_FAILURES = 100;
const DAY_SECONDS = 86_400;
/** An account nobody guessed at for a day begins anew. */
const FORGET_SECONDS = DAY_SECONDS;
/** A place the owner signed in from within this time is known. */
const KNOWN_DAYS = 90;

/** The only file that touches `throttles` and `known_addresses`. Time is the database's, and counts survive restarts and replicas. */
@Injectable()
export class ThrottleRepository {
  constructor(@Inject(POOL) private readonly pool: Pool) {}

  /**
   * Whether a sign-in may be tried now; asked again before a right password is let through, when others may have failed meanwhile. At a known
   * place only what failed at this account there counts: neither the failures of others at the address (an office behind one NAT) nor those of
   * strangers at the account keep its owner out (ASVS 6.1.1), and her own limit bounds what anybody beside her can guess.
   */
  async admission(keys: ThrottleKeys, db: Queryable = this.pool): Promise<Admission> {
    const { rows } = await runQuery<{ known: boolean; address_wait: number; account_wait: number; at_wait: number }>(db, {
      name: 'throttle-admission',
      text: `
        SELECT
          EXISTS (SELECT FROM known_addresses WHERE account_key = $2 AND address_key = $1 AND last_login_at > now() - make_interval(days => $4)) AS known,
          coalesce((SELECT ceil(extract(epoch FROM window_started_at + make_interval(secs => $6) - clock_timestamp())) FROM throttles
                    WHERE key = $1 AND failures >= $5 AND window_started_at > clock_timestamp() - make_interval(secs => $6)), 0)::int AS address_wait,
          coalesce((SELECT ceil(extract(epoch FROM blocked_until - clock_timestamp())) FROM throttles WHERE key = $2 AND blocked_until > clock_timestamp()), 0)::int AS account_wait,
          coalesce((SELECT ceil(extract(epoch FROM blocked_until - clock_timestamp())) FROM throttles WHERE key = $3 AND blocked_until > clock_timestamp()), 0)::int AS at_wait`,
      values: [keys.address, keys.account, keys.accountAt, KNOWN_DAYS, ADDRESS_FAILURES, ADDRESS_WINDOW_SECONDS],
    });
    const row = rows[0]!;
    return { known: row.known, waitSeconds: row.known ? row.at_wait : Math.max(row.address_wait, row.account_wait) };
  }

  /**
   * Counts a failure against the address and against the account (or, from a known place, against the account at that place).
   * False where one of them that the sign-in goes by had to wait by then: guesses sent at once get no more verdicts than guesses sent one by one.
   */
  async failed(keys: ThrottleKeys, known: boolean): Promise<boolean> {
    const { rows } = await runQuery<{ by_address: boolean; by_account: boolean }>(this.pool, {
      name: 'throttle-failed',
      text: `
        WITH by_address AS (
          INSERT INTO throttles AS t (key, failures, window_started_at, last_failure_at) VALUES ($1, 1, clock_timestamp(), clock_timestamp())
          ON CONFLICT (key) DO UPDATE SET
            failures = CASE WHEN t.window_started_at > clock_timestamp() - make_interval(secs => $4) THEN t.failures + 1 ELSE 1 END,
            window_started_at = CASE WHEN t.window_started_at > clock_timestamp() - make_interval(secs => $4) THEN t.window_started_at ELSE clock_timestamp() END,
            last_failure_at = clock_timestamp()
          WHERE t.failures < $3 OR t.window_started_at <= clock_timestamp() - make_interval(secs => $4)
          RETURNING 1
        ), by_account AS (
          INSERT INTO throttles AS t (key, failures, window_started_at, last_failure_at) VALUES ($2, 1, clock_timestamp(), clock_timestamp())
          ON CONFLICT (key) DO UPDATE SET
            failures = CASE WHEN t.last_failure_at > clock_timestamp() - make_interval(secs => $9) THEN t.failures + 1 ELSE 1 END,
            last_failure_at = clock_timestamp(),
            blocked_until = CASE
              WHEN t.last_failure_at <= clock_timestamp() - make_interval(secs => $9) OR t.failures + 1 < $5 THEN NULL
              WHEN t.failures + 1 >= $7 THEN clock_timestamp() + make_interval(secs => $8)
              ELSE clock_timestamp() + make_interval(secs => least($6, 2 ^ least(t.failures + 1 - $5, 30))) END
          WHERE t.blocked_until IS NULL OR t.blocked_until <= clock_timestamp()
          RETURNING 1
        )
        SELECT EXISTS (SELECT FROM by_address) AS by_address, EXISTS (SELECT FROM by_account) AS by_account`,
      values: [
        keys.address, known ? keys.accountAt : keys.account, ADDRESS_FAILURES, ADDRESS_WINDOW_SECONDS, FREE_FAILURES, MAX_DELAY_SECONDS, MANY_FAILURES, DAY_SECONDS,
        FORGET_SECONDS,
      ],
    }); // prettier-ignore
    const { by_address: byAddress, by_account: byAccount } = rows[0]!;
    return byAccount && (known || byAddress);
  }

  /** A sign-in that went well: its own count begins anew and the place is known. A known place forgives nothing that strangers did. */
  async succeeded(tx: Tx, keys: ThrottleKeys, known: boolean, ownerId: UserId): Promise<void> {
    await runQuery(tx, {
      name: 'throttle-succeeded',
      text: `
        WITH reset AS (DELETE FROM throttles WHERE key = $3)
        INSERT INTO known_addresses (account_key, address_key, owner_id, last_login_at) VALUES ($2, $1, $4, now())
        ON CONFLICT (account_key, address_key) DO UPDATE SET last_login_at = now()`,
      values: [keys.address, keys.account, known ? keys.accountAt : keys.account, ownerId],
    });
  }

  /** The account is gone: so are the places it was used from, and the counts of guesses at it that these keys lead to (others end with the sweep). */
  async forget(tx: Tx, keys: ThrottleKeys, ownerId: UserId): Promise<void> {
    await runQuery(tx, {
      name: 'throttle-forget',
      text: 'WITH counts AS (DELETE FROM throttles WHERE key IN ($1, $2)) DELETE FROM known_addresses WHERE owner_id = $3',
      values: [keys.account, keys.accountAt, ownerId],
    });
  }

  /** Deletes counts and places nobody will ask for again, at most ten thousand of each. */
  async sweep(): Promise<number> {
    const counts = await runQuery(this.pool, {
      text: `DELETE FROM throttles WHERE key IN (SELECT key FROM throttles WHERE last_failure_at < now() - interval '2 days' LIMIT 10000)`,
    });
    const places = await runQuery(this.pool, {
      text: `DELETE FROM known_addresses WHERE (account_key, address_key) IN (
               SELECT account_key, address_key FROM known_addresses WHERE last_login_at < now() - make_interval(days => $1) LIMIT 10000)`,
      values: [KNOWN_DAYS],
    });
    return (counts.rowCount ?? 0) + (places.rowCount ?? 0);
  }
}
