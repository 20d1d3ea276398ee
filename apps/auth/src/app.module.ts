import { Module } from '@nestjs/common';
import { CachedSessions } from '#access';
import { serviceGraphql } from '#service/graphql';
import { AccountModule } from './account/account.module.js';
import { SessionModule } from './session/session.module.js';
import { SessionService } from './session/session.service.js';
import { UserModule } from './user/user.module.js';

@Module({
  imports: [
    serviceGraphql({
      imports: [SessionModule],
      inject: [SessionService],
      useFactory: (sessions: SessionService) => ({
        // Our own table, asked every time: what ends here has ended here at once.
        sessions: new CachedSessions((id) => sessions.state(id), 0),
      }),
    }),
    UserModule,
    SessionModule,
    AccountModule,
  ],
})
export class AppModule {}
