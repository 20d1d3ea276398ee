import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaPg } from '@prisma/adapter-pg';
import { createLogger } from '#common';
import { createPool, type Pool } from '#database';
import { eventually, useDatabase } from '#testing';
import { PrismaClient } from '../src/generated/prisma/client.js';
import { RefreshTokenRepository } from '../src/session/refresh-token.repository.js';
import { SessionRepository } from '../src/session/session.repository.js';
import { ExpiredRowsCleanup } from '../src/account/expired-rows-cleanup.js';
import { RegistrationCountRepository } from '../src/throttle/registration-count.repository.js';
import { ThrottleRepository } from '../src/throttle/throttle.repository.js';
import { AuthService, authTemplate, makeInstance, resultOf, type Instance } from './auth-service.js';

const logger = createLogger('test', 'silent');
const database = useDatabase(authTemplate);
let instance: Instance;
let auth: AuthService;
let pool: Pool;
let prisma: PrismaClient;
beforeAll(async () => {
  instance = makeInstance(database.url);
  auth = await AuthService.start(instance);
  pool = createPool({ url: database.url, name: 'sweep', logger });
  prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
});
afterAll(async () => {
  await auth.stop();
  await prisma.$disconnect();
  await pool.end();
});

const count = async (table: string): Promise<number> => (await auth.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

describe('sweeping', () => {
  it('I166 deletes what has outlived its use, leaves the rest, and twice is once', async () => {
    const live = await auth.register();
    const old = await auth.register();
    const ended = await auth.register();
    await auth.login(live.email, 'wrong');
    await auth.rows(`UPDATE sessions SET expires_at = now() - interval '31 days' WHERE owner_id = $1`, [old.user.id]);
    await auth.rows(`UPDATE sessions SET ended_at = now() - interval '2 days', end_reason = 'LOGOUT' WHERE owner_id = $1`, [ended.user.id]);
    await auth.rows(`INSERT INTO throttles VALUES ('\\x01', 1, now(), now() - interval '3 days')`);
    await auth.rows(`UPDATE known_addresses SET last_login_at = now() - interval '91 days' WHERE owner_id = $1`, [old.user.id]);
    await auth.rows(`INSERT INTO registration_counts VALUES ('\\x01', 1, now() - interval '61 minutes')`);
    const sessions = new SessionRepository(pool, prisma);
    const registrations = auth.running.app.get(RegistrationCountRepository);
    const sweeps = [
      () => sessions.sweep(),
      () => new RefreshTokenRepository(pool).sweep(),
      () => new ThrottleRepository(pool).sweep(),
      () => registrations.sweep(),
    ];
    for (const _ of [1, 2]) {
      for (const sweep of sweeps.toReversed()) await sweep();
      expect([
        await count('sessions'),
        await count('refresh_tokens'),
        await count('throttles'),
        await count('known_addresses'),
        await count('users'),
        await count('registration_counts'),
      ]).toEqual([2, 1, 2, 2, 3, 3]);
    }
    expect(resultOf(await auth.refresh(live.refreshToken)).__typename).toBe('AuthSession');
  });

  it('goes on after a failure, and stops when told', async () => {
    let runs = 0;
    const sessions = new SessionRepository(pool, prisma);
    sessions.sweep = async () => {
      if (++runs === 1) throw new Error('the database is away');
      return 0;
    };
    const sweeper = new ExpiredRowsCleanup(
      sessions,
      new RefreshTokenRepository(pool),
      new ThrottleRepository(pool),
      auth.running.app.get(RegistrationCountRepository),
      logger,
    );
    sweeper.onApplicationBootstrap();
    await eventually(() => expect(runs).toBe(2));
    await sweeper.onApplicationShutdown();
  });
});
