import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PasswordModule } from '../password/password.module.js';
import { SessionModule } from '../session/session.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { UserModule } from '../user/user.module.js';
import { AccountResolver } from './account.resolver.js';
import { ConfirmationService } from './confirmation.service.js';
import { ErasureService } from './erasure.service.js';
import { LoginService } from './login.service.js';
import { PasswordChangeService } from './password-change.service.js';
import { RegistrationService } from './registration.service.js';
import { ExpiredRowsCleanup } from './expired-rows-cleanup.js';

/** What a person does with the account as a whole: makes it, signs in to it, deletes it. Knows users and sessions; neither knows it. */
@Module({
  imports: [UserModule, SessionModule, PasswordModule, ThrottleModule, AuditModule, OutboxModule],
  providers: [
    RegistrationService,
    LoginService,
    ConfirmationService,
    PasswordChangeService,
    ErasureService,
    ExpiredRowsCleanup,
    AccountResolver,
  ],
})
export class AccountModule {}
