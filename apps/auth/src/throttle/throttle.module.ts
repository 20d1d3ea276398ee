import { Module } from '@nestjs/common';
import { CONFIG } from '#service';
import type { Config } from '../config.js';
import { PersonalKeys } from './personal-keys.js';
import { ThrottleRepository } from './throttle.repository.js';

const keys = { provide: PersonalKeys, inject: [CONFIG], useFactory: (config: Config) => new PersonalKeys(config.refreshTokenSecret) };

@Module({ providers: [keys, ThrottleRepository], exports: [PersonalKeys, ThrottleRepository] })
export class ThrottleModule {}
