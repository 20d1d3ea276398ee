import { readConfig } from '#common';
import { authV1 } from '#contracts';
import { defineService } from '#service';
import { AppModule } from './app.module.js';
import { settings } from './config.js';
import { PrismaClient } from './generated/prisma/client.js';

/** Passwords and names; a megabyte is an attack on the parser (docs/security.md, A11). */
const BODY_LIMIT_BYTES = 100 * 1_024;

export const service = defineService({
  name: 'auth',
  readConfig: (env) => readConfig(settings, env),
  module: AppModule,
  prisma: PrismaClient,
  grpc: { package: authV1.protobufPackage, services: { 'vitae.auth.v1.AuthService': authV1.AuthServiceService } },
  web: ({ trustedProxies }) => ({ bodyLimitBytes: BODY_LIMIT_BYTES, trustProxy: trustedProxies }),
});
