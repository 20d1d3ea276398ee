import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, POOL } from '#service';
import { VitaeError } from '#common';
import { runQuery, withTransaction, type Pool, type Queryable } from '#database';
import type { Config } from '../config.js';
import type { RegistrationKeys } from './throttle.js';

const HOUR_SECONDS = 3_600;

/** A /24 or /48 may make as many accounts as this many addresses of it: whoever rents a network must not have the share of each address in it. */
const ADDRESSES_OF_A_NETWORK = 10;

const limited = (seconds: number): VitaeError =>
  new VitaeError('RATE_LIMITED', 'Too many accounts are being made; wait before the next', { retryAfterMs: Math.max(1, seconds) * 1_000 });

/**
 * Accounts made in an hour: from an address, from the network around it, and in all (docs/security.md, A171). The only file that touches
 * `registration_counts`. An hour begins with its first account, by the database's clock, and counts survive restarts and replicas.
 */
@Injectable()
export class RegistrationCountRepository {
  private readonly limits: readonly [number, number, number];

  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(CONFIG) { registrationsPerAddress: each, registrationsPerHour: all }: Config,
  ) {
    this.limits = [each, each * ADDRESSES_OF_A_NETWORK, all];
  }

  /** Throws RATE_LIMITED where `take` would, and takes nothing: most refusals end here, without a lock on the one count that all share. */
  async refuseWhereFull(keys: RegistrationKeys): Promise<void> {
    const seconds = await this.wait(keys);
    if (seconds > 0) throw limited(seconds);
  }

  /** Counts one more account in all three counts, or in none. Throws RATE_LIMITED with the time until the hour is over. */
  async take(keys: RegistrationKeys): Promise<void> {
    await withTransaction(this.pool, async (tx) => {
      const { rowCount } = await runQuery(tx, {
        name: 'registration-count-take',
        text: `
          INSERT INTO registration_counts AS c (key, taken, window_started_at)
          SELECT key, 1, clock_timestamp() FROM unnest($1::bytea[]) AS k(key) ORDER BY key
          ON CONFLICT (key) DO UPDATE SET
            taken = CASE WHEN c.window_started_at > clock_timestamp() - make_interval(secs => $2) THEN c.taken + 1 ELSE 1 END,
            window_started_at = CASE WHEN c.window_started_at > clock_timestamp() - make_interval(secs => $2) THEN c.window_started_at ELSE clock_timestamp() END
          WHERE c.taken < ($3::int[])[array_position($1::bytea[], c.key)] OR c.window_started_at <= clock_timestamp() - make_interval(secs => $2)
          RETURNING 1`,
        values: [this.inOrder(keys), HOUR_SECONDS, this.limits],
      });
      if (rowCount !== this.limits.length) throw limited(await this.wait(keys, tx));
    });
  }

  /** Counts one less: no account was made after all, and nothing was spent on one. */
  async giveBack(keys: RegistrationKeys): Promise<void> {
    await runQuery(this.pool, {
      name: 'registration-count-give-back',
      text: `UPDATE registration_counts SET taken = taken - 1 WHERE taken > 0 AND key IN (
               SELECT key FROM registration_counts WHERE key = ANY($1::bytea[]) ORDER BY key FOR UPDATE)`,
      values: [this.inOrder(keys)],
    });
  }

  /** Deletes counts whose hour is over, at most ten thousand. */
  async sweep(): Promise<number> {
    const { rowCount } = await runQuery(this.pool, {
      text: `DELETE FROM registration_counts WHERE key IN (
               SELECT key FROM registration_counts WHERE window_started_at < now() - make_interval(secs => $1) LIMIT 10000)`,
      values: [HOUR_SECONDS],
    });
    return rowCount ?? 0;
  }

  /** Seconds until the next account, 0 when there is nothing to wait for. */
  private async wait(keys: RegistrationKeys, db: Queryable = this.pool): Promise<number> {
    const { rows } = await runQuery<{ seconds: number }>(db, {
      name: 'registration-count-wait',
      text: `SELECT coalesce(max(ceil(extract(epoch FROM window_started_at + make_interval(secs => $2) - clock_timestamp()))), 0)::int AS seconds
             FROM registration_counts
             WHERE key = ANY($1::bytea[]) AND taken >= ($3::int[])[array_position($1::bytea[], key)]
               AND window_started_at > clock_timestamp() - make_interval(secs => $2)`,
      values: [this.inOrder(keys), HOUR_SECONDS, this.limits],
    });
    return rows[0]!.seconds;
  }

  /** In the order of `limits`. */
  private inOrder({ address, network, all }: RegistrationKeys): Buffer[] {
    return [address, network, all];
  }
}
