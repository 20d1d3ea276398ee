import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import jwt from 'jsonwebtoken';
import { newId, type SessionId, type UserId } from '#common';
import { ACCESS_TOKEN } from '#access';
import { authV1 } from '#contracts';
import { hashServiceKey } from '#grpc';
import { temporaryFolder } from '../temporary/temporary-folder.js';

/** Somebody signed in, with a real token behind a session that Auth says is active. */
export interface SignedInPerson {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly token: string;
}

type Handler<Q, R> = (call: ServerUnaryCall<Q, R>, done: sendUnaryData<R>) => void;

/**
 * What a service sees of Auth: the key set its tokens are verified with, people with real tokens, and the answers to Authenticate; a table
 * of sessions stands where Auth's database does. The key file is gone after the spec file.
 */
export class TestAuth {
  /** ACCESS_TOKEN_PUBLIC_KEYS_FILE. */
  readonly keysFile: string;
  private readonly privateKey: KeyObject;
  private readonly sessions = new Map<string, UserId>();

  constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = pair.privateKey;
    this.keysFile = path.join(temporaryFolder('keys'), 'keys.json');
    writeFileSync(this.keysFile, JSON.stringify({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k1' }] }));
  }

  /** Somebody new, signed in. */
  person(): SignedInPerson {
    const userId = newId<UserId>();
    const sessionId = newId<SessionId>();
    this.sessions.set(sessionId, userId);
    const { algorithm, type, issuer, audience } = ACCESS_TOKEN;
    const token = jwt.sign({ sub: userId, sid: sessionId, jti: newId() }, this.privateKey, {
      algorithm,
      issuer,
      audience,
      expiresIn: 600,
      header: { alg: algorithm, typ: type, kid: 'k1' },
    });
    return { userId, sessionId, token };
  }

  /** The session ends at Auth; its token is good until it runs out. */
  logOut({ sessionId }: SignedInPerson): void {
    this.sessions.delete(sessionId);
  }

  /** Auth's gRPC service, to be added to a server. */
  readonly service: { authenticate: Handler<authV1.AuthenticateRequest, authV1.AuthenticateResponse> } = {
    authenticate: (call, done) => {
      const userId = this.sessions.get(call.request.sessionId);
      const state = userId ? authV1.SessionState.SESSION_STATE_ACTIVE : authV1.SessionState.SESSION_STATE_ENDED;
      done(null, { state, userId: userId ?? '', role: authV1.Role.ROLE_USER, sessionExpiresAt: undefined });
    },
  };
}

/** A gRPC server of a test, without TLS: what a service under test takes for its neighbours. `add` fills it. Default port: a free one. */
export async function startNeighbours(add: (server: Server) => void, port = 0): Promise<{ address: string; port: number; stop(): void }> {
  const server = new Server();
  add(server);
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, at) => (error ? reject(error) : resolve(at)));
  });
  return { address: `127.0.0.1:${bound}`, port: bound, stop: () => server.forceShutdown() };
}

/** SERVICE_CALLERS for these callers and their keys. */
export const callersOf = (keys: Readonly<Record<string, string>>): string =>
  Object.entries(keys)
    .map(([name, key]) => `${name}:${hashServiceKey(key)}`)
    .join(',');
