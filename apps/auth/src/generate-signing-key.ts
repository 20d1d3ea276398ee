import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateSigningKey } from './session/signing-key.js';

/**
 * `node dist/apps/auth/src/generate-signing-key.js <folder> <kid>` writes a new access-token.key (readable by its owner only) and
 * access-token.jwks.json there, and refuses to write over either.
 */
const [folder = '.', kid = `k${new Date().toISOString().slice(0, 10)}`] = process.argv.slice(2);
const { privateKey, keys } = generateSigningKey(kid);
writeFileSync(path.join(folder, 'access-token.key'), privateKey, { mode: 0o600, flag: 'wx' });
writeFileSync(path.join(folder, 'access-token.jwks.json'), `${JSON.stringify(keys, null, 2)}\n`, { flag: 'wx' });
