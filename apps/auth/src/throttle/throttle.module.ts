import { Module } from '@nestjs/common';
import { CONFIG } from '#service';
import type { Config } from '../config.js';
import { IdentifierHasher } from './identifier-hasher.js';
import { RegistrationCountRepository } from './registration-count.repository.js';
import { ThrottleRepository } from './throttle.repository.js';

const keys = {
  provide: IdentifierHasher,
  inject: [CONFIG],
  useFactory: (config: Config) => new IdentifierHasher(config.refreshTokenSecret),
};

@Module({
  providers: [keys, ThrottleRepository, RegistrationCountRepository],
  exports: [IdentifierHasher, ThrottleRepository, RegistrationCountRepository],
})
export class ThrottleModule {}
