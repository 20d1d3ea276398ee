import { Module } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import type { Logger } from '#common';
import { eventLayout } from '#contracts';
import { readKeySet } from '#access';
import type { Pool } from '#database';
import { outboxGauges, OutboxRelay, type Queue } from '#queue';
import { CONFIG, LOGGER, POOL, QUEUE, REGISTRY } from '#service';
import { AuditRepository } from './audit/audit.repository.js';
import type { Config } from './config.js';
import { PrismaClient } from './generated/prisma/client.js';
import { PasswordHasher } from './password/password-hasher.js';
import { AccessTokenSigner } from './session/access-token-signer.js';
import { LoginService } from './session/login.service.js';
import { RefreshTokenRepository } from './session/refresh-token.repository.js';
import { SessionRepository } from './session/session.repository.js';
import { SessionService } from './session/session.service.js';
import { readSigningKey } from './session/signing-key.js';
import { Sweeper } from './session/sweeper.js';
import { PersonalKeys } from './throttle/personal-keys.js';
import { ThrottleRepository } from './throttle/throttle.repository.js';
import { ErasureService } from './user/erasure.service.js';
import { RegistrationService } from './user/registration.service.js';
import { UserRepository } from './user/user.repository.js';

export type Parts = ReturnType<typeof assemble>;
export const PARTS = Symbol('parts');

/** The service without its doors. Nothing runs until it is started. */
export function assemble(config: Config, logger: Logger, registry: Registry, pool: Pool, prisma: PrismaClient, queue: Queue) {
  const signer = new AccessTokenSigner(readSigningKey(config.privateKeyFile, readKeySet(config.publicKeysFile)));
  const hasher = new PasswordHasher({ pepper: config.passwordPepper, threads: config.hashThreads, queue: config.hashQueue });
  const keys = new PersonalKeys(config.refreshTokenSecret);
  const users = new UserRepository(prisma);
  const audit = new AuditRepository(keys, logger);
  const throttles = new ThrottleRepository(pool);
  const sessionRows = new SessionRepository(pool, prisma);
  const refreshTokens = new RefreshTokenRepository(pool);
  const { refreshTokenSecret } = config;
  const sessions = new SessionService({ pool, sessions: sessionRows, refreshTokens, users, audit, signer, refreshTokenSecret });
  const shared = { pool, users, sessions, hasher, throttles, keys, audit };
  const registration = new RegistrationService({ ...shared, mode: config.registrationMode, passwordMinLength: config.passwordMinLength });
  const logins = new LoginService({ ...shared, verifiedOnly: config.registrationMode === 'verification' });
  const relay = new OutboxRelay({ pool, queue, topics: [eventLayout('user.erased')], logger });
  const erasures = new ErasureService({ ...shared, committed: () => relay.wake() });
  const sweeper = new Sweeper([() => sessionRows.sweep(), () => refreshTokens.sweep(), () => throttles.sweep()], logger);

  outboxGauges(registry, () => relay.lag());
  new Gauge({
    name: 'vitae_password_hashes_waiting',
    help: 'Sign-ins waiting for a thread to hash their password',
    registers: [registry],
    collect() {
      this.set(hasher.waiting);
    },
  });
  return { hasher, users, sessions, registration, logins, relay, erasures, sweeper };
}

@Module({
  providers: [{ provide: PARTS, inject: [CONFIG, LOGGER, REGISTRY, POOL, PrismaClient, QUEUE], useFactory: assemble }],
  exports: [PARTS],
})
export class PartsModule {}
