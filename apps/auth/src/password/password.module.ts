import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { CONFIG, REGISTRY } from '#service';
import type { Config } from '../config.js';
import { PasswordHasher } from './password-hasher.js';

const hasher = {
  provide: PasswordHasher,
  inject: [CONFIG],
  useFactory: ({ passwordPepper: pepper, hashThreads: threads, hashQueue: queue }: Config) =>
    new PasswordHasher({ pepper, threads, queue }),
};

/** The threads that hash passwords: running before the first sign-in, closed after the last. */
@Module({ providers: [hasher], exports: [PasswordHasher] })
export class PasswordModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly passwords: PasswordHasher,
    @Inject(REGISTRY) registry: Registry,
  ) {
    new Gauge({
      name: 'vitae_password_hashes_waiting',
      help: 'Sign-ins waiting for a thread to hash their password',
      registers: [registry],
      collect() {
        this.set(passwords.waiting);
      },
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.passwords.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.passwords.close();
  }
}
