import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { Gauge } from 'prom-client';
import { createRegistry, OperationsModule, Readiness, type Logger } from '#common';
import { eventLayout } from '#contracts';
import { AccessTokenVerifier, CachedSessions, readKeySet } from '#access';
import { graphqlModule } from '#graphql';
import { createPool, type Pool } from '#database';
import { migrationsOf, SchemaGate } from '#migrations';
import { connectQueue, outboxGauges, OutboxRelay, prometheusObserver, queueReady, type Queue } from '#queue';
import { AccountResolver } from './api/account.resolver.js';
import { AuthResolver } from './api/auth.resolver.js';
import { SessionResolver } from './api/session.resolver.js';
import { AuditRepository } from './audit/audit.repository.js';
import type { AuthConfig } from './config.js';
import { PrismaClient } from './generated/prisma/client.js';
import { PasswordHasher } from './password/password-hasher.js';
import { AuthRpcController } from './rpc/auth.controller.js';
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

const POOL = Symbol('pool');
const QUEUE = Symbol('queue');

@Module({})
export class AuthAppModule implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(POOL) private readonly pool: Pool,
    @Inject(PrismaClient) private readonly prisma: PrismaClient,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
    @Inject(Sweeper) private readonly sweeper: Sweeper,
    @Inject(QUEUE) private readonly queue: Queue,
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.hasher.start();
    this.sweeper.start();
    this.relay.start();
  }

  /** First of all: whoever spreads requests over replicas leaves this one out. */
  onModuleDestroy(): void {
    this.readiness.drain();
  }

  /** The doors are closed by Nest before this runs. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.sweeper.stop(), this.relay.stop()]);
    await this.queue.close();
    await this.hasher.close();
    await this.prisma.$disconnect();
    await this.pool.end();
  }

  static async forRoot(config: AuthConfig, logger: Logger): Promise<DynamicModule> {
    const registry = createRegistry('auth');
    const published = readKeySet(config.publicKeysFile);
    const signer = new AccessTokenSigner(readSigningKey(config.privateKeyFile, published));
    const gate = new SchemaGate({ migrations: migrationsOf('auth'), waitMs: config.schemaWaitMs, logger });
    const pool = createPool({ url: config.databaseUrl, name: 'auth', max: config.databaseConnections, logger, gate });
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
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
    const queue = await connectQueue({ ...config, logger, observer: prometheusObserver(registry) });
    const relay = new OutboxRelay({ pool, queue, topics: [eventLayout('user.erased')], logger });
    const erasures = new ErasureService({ ...shared, committed: () => relay.wake() });

    outboxGauges(registry, () => relay.lag());
    new Gauge({
      name: 'vitae_password_hashes_waiting',
      help: 'Sign-ins waiting for a thread to hash their password',
      registers: [registry],
      collect() {
        this.set(hasher.waiting);
      },
    });
    return {
      module: AuthAppModule,
      imports: [
        OperationsModule.forRoot({
          readiness: new Readiness([
            { name: 'database', check: () => gate.check() },
            { name: 'schema', check: () => gate.notice(), degradesOnly: true },
            { name: 'queue', check: queueReady(queue), degradesOnly: true },
          ]),
          registry,
        }),
        graphqlModule({
          logger,
          verifier: new AccessTokenVerifier(published),
          // Our own table, asked every time: what ends here has ended here at once.
          sessions: new CachedSessions((id) => sessions.state(id), 0),
          introspection: config.introspection,
        }),
      ],
      controllers: [AuthRpcController],
      providers: [
        { provide: POOL, useValue: pool },
        { provide: SchemaGate, useValue: gate },
        { provide: PrismaClient, useValue: prisma },
        { provide: PasswordHasher, useValue: hasher },
        {
          provide: Sweeper,
          useValue: new Sweeper([() => sessionRows.sweep(), () => refreshTokens.sweep(), () => throttles.sweep()], logger),
        },
        { provide: UserRepository, useValue: users },
        { provide: SessionService, useValue: sessions },
        { provide: RegistrationService, useValue: registration },
        { provide: LoginService, useValue: logins },
        { provide: ErasureService, useValue: erasures },
        { provide: QUEUE, useValue: queue },
        { provide: OutboxRelay, useValue: relay },
        AuthResolver,
        SessionResolver,
        AccountResolver,
      ],
    };
  }
}
