import 'reflect-metadata';
import { expect, it } from 'vitest';
import { printSchemaOf } from '#graphql';
import { AccountResolver } from './account.resolver.js';
import { AuthResolver } from './auth.resolver.js';
import { SessionResolver } from './session.resolver.js';

/** The committed schema is what reviewers and the gateway read. After a wanted change: `vitest run -u apps/auth/src/api/schema.spec.ts`. */
it('prints the committed schema', async () => {
  await expect(await printSchemaOf([AuthResolver, SessionResolver, AccountResolver])).toMatchFileSnapshot('../../schema.graphql');
});
