import { Module } from '@nestjs/common';
import { readKeySet } from '#access';
import { CONFIG } from '#service';
import { AuditModule } from '../audit/audit.module.js';
import type { Config } from '../config.js';
import { UserModule } from '../user/user.module.js';
import { AccessTokenSigner } from './access-token-signer.js';
import { RefreshTokenRepository } from './refresh-token.repository.js';
import { SessionRepository } from './session.repository.js';
import { SessionResolver } from './session.resolver.js';
import { SessionRpc } from './session.rpc.js';
import { SessionService } from './session.service.js';
import { readSigningKey } from './signing-key.js';

const signer = {
  provide: AccessTokenSigner,
  inject: [CONFIG],
  useFactory: (config: Config) => new AccessTokenSigner(readSigningKey(config.privateKeyFile, readKeySet(config.publicKeysFile))),
};

@Module({
  imports: [UserModule, AuditModule],
  controllers: [SessionRpc],
  providers: [signer, SessionRepository, RefreshTokenRepository, SessionService, SessionResolver],
  exports: [SessionRepository, RefreshTokenRepository, SessionService],
})
export class SessionModule {}
