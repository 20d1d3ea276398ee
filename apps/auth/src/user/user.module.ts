import { Module } from '@nestjs/common';
import { UserRepository } from './user.repository.js';
import { UserResolver } from './user.resolver.js';

@Module({ providers: [UserRepository, UserResolver], exports: [UserRepository] })
export class UserModule {}
