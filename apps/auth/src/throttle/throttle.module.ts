import { Module } from '@nestjs/common';
import { CONFIG } from '#service';
import type { Config } from '../config.js';
import { IdentifierHasher } from './identifier-hasher.js';
import { RefusalPause } from './refusal-pause.js';
import { RegistrationCountRepository } from './registration-count.repository.js';
import { ThrottleRepository } from './throttle.repository.js';

const keys = {
  provide: IdentifierHasher,
  inject: [CONFIG],
  useFactory: (config: Config) => new IdentifierHasher(config.refreshTokenSecret),
};

const pause = { provide: RefusalPause, inject: [CONFIG], useFactory: (config: Config) => new RefusalPause(config.refusalPauseMs) };

@Module({
  providers: [keys, pause, ThrottleRepository, RegistrationCountRepository],
  exports: [IdentifierHasher, RefusalPause, ThrottleRepository, RegistrationCountRepository],
})
export class ThrottleModule {}
