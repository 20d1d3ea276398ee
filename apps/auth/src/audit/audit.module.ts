import { Module } from '@nestjs/common';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { AuditRepository } from './audit.repository.js';

@Module({ imports: [ThrottleModule], providers: [AuditRepository], exports: [AuditRepository] })
export class AuditModule {}
