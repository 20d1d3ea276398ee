import { Inject, Module, type FactoryProvider, type OnApplicationBootstrap, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { CachedSessions } from '#access';
import { serviceGraphql } from '#service/graphql';
import { AccountResolver } from './api/account.resolver.js';
import { AuthResolver } from './api/auth.resolver.js';
import { SessionResolver } from './api/session.resolver.js';
import { PasswordHasher } from './password/password-hasher.js';
import { PARTS, PartsModule, type Parts } from './parts.js';
import { AuthRpcController } from './rpc/auth.controller.js';
import { LoginService } from './session/login.service.js';
import { SessionService } from './session/session.service.js';
import { ErasureService } from './user/erasure.service.js';
import { RegistrationService } from './user/registration.service.js';
import { UserRepository } from './user/user.repository.js';

const part = <T>(provide: Type<T>, pick: (parts: Parts) => T): FactoryProvider<T> => ({ provide, inject: [PARTS], useFactory: pick });

@Module({
  imports: [
    PartsModule,
    serviceGraphql({
      imports: [PartsModule],
      inject: [PARTS],
      useFactory: ({ sessions }: Parts) => ({
        // Our own table, asked every time: what ends here has ended here at once.
        sessions: new CachedSessions((id) => sessions.state(id), 0),
        onceInDocument: ['login', 'register', 'refresh', 'deleteAccount'],
      }),
    }),
  ],
  controllers: [AuthRpcController],
  providers: [
    part(PasswordHasher, (parts) => parts.hasher),
    part(UserRepository, (parts) => parts.users),
    part(SessionService, (parts) => parts.sessions),
    part(RegistrationService, (parts) => parts.registration),
    part(LoginService, (parts) => parts.logins),
    part(ErasureService, (parts) => parts.erasures),
    AuthResolver,
    SessionResolver,
    AccountResolver,
  ],
})
export class AppModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.parts.hasher.start();
    this.parts.sweeper.start();
    this.parts.relay.start();
  }

  /** The doors are closed by Nest before this runs. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.parts.sweeper.stop(), this.parts.relay.stop()]);
    await this.parts.hasher.close();
  }
}
