import 'reflect-metadata';
import { expect, it } from 'vitest';
import { printSchemaOf } from '#graphql';
import { AccountResolver } from './account/account.resolver.js';
import { SessionResolver } from './session/session.resolver.js';
import { UserResolver } from './user/user.resolver.js';

/** The committed schema is what reviewers and the gateway read. After a wanted change: `vitest run -u apps/auth/src/schema.spec.ts`. */
it('prints the committed schema', async () => {
  await expect(await printSchemaOf([AccountResolver, SessionResolver, UserResolver])).toMatchFileSnapshot('../schema.graphql');
});
