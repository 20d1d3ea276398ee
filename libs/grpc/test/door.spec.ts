import 'reflect-metadata';
import { Controller, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GrpcMethod } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Client, credentials, Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, currentContext, NestLogger, VitaeError, withContext } from '#common';
import { authV1 } from '#contracts';
import { freePort } from '#embedded-postgres';
import {
  CallableBy,
  connectGrpc,
  createGrpcClient,
  hashServiceKey,
  MAX_MESSAGE_BYTES,
  readCallers,
  type GrpcClient,
} from '../src/index.js';

const KEYS = { jobs: 'j'.repeat(40), ai: 'a'.repeat(40) };
let seen: { requestId?: string | undefined; traceparent?: string | undefined } = {};
let handled = 0;
let booted = 0;

@Controller()
@authV1.AuthServiceControllerMethods()
class AuthController implements authV1.AuthServiceController {
  @CallableBy('jobs')
  authenticate({ sessionId }: authV1.AuthenticateRequest): authV1.AuthenticateResponse {
    handled++;
    seen = currentContext();
    if (sessionId === 'missing') throw new VitaeError('NOT_FOUND', 'Not found');
    if (sessionId === 'busy') throw new VitaeError('RATE_LIMITED', 'Later', { retryAfterMs: 1_234 });
    if (sessionId === 'broken') throw new Error('password=hunter2');
    return { state: 1, userId: sessionId, role: 1, sessionExpiresAt: new Date(1_000) };
  }
}

/** A method somebody added and forgot to say who may call it. */
const FORGOTTEN = { ...authV1.AuthServiceService.authenticate, path: '/vitae.auth.v1.AuthService/Forgotten' } as const;

@Controller()
class ForgottenController {
  @GrpcMethod('AuthService', 'forgotten')
  forgotten(): authV1.AuthenticateResponse {
    handled++;
    return { state: 1, userId: 'somebody', role: 1, sessionExpiresAt: undefined };
  }
}

@Module({ controllers: [AuthController, ForgottenController] })
class DoorModule implements OnApplicationBootstrap {
  onApplicationBootstrap(): void {
    booted++;
  }
}

type Auth = GrpcClient<authV1.AuthServiceService>;
let app: NestExpressApplication;
let address = '';
const lines: string[] = [];
const clients: Auth[] = [];
const as = (service: string, key: string): Auth => {
  const client = createGrpcClient(authV1.AuthServiceService, { address, service, key, security: { mode: 'plaintext' } });
  clients.push(client);
  return client;
};
const call = (client: Auth, sessionId = 's') => client.authenticate({ sessionId }, { deadlineMs: 5_000 });

beforeAll(async () => {
  const logger = createLogger('door', 'debug', { write: (line: string) => void lines.push(line) });
  app = await NestFactory.create<NestExpressApplication>(DoorModule, { logger: new NestLogger(logger), abortOnError: false });
  address = `127.0.0.1:${await freePort()}`;
  connectGrpc(app, {
    address,
    package: authV1.protobufPackage,
    services: { 'vitae.auth.v1.AuthService': { ...authV1.AuthServiceService, forgotten: FORGOTTEN } },
    security: { mode: 'plaintext' },
    callers: readCallers(`jobs:${hashServiceKey(KEYS.jobs)},ai:${hashServiceKey(KEYS.ai)}`),
    logger,
  });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  for (const client of clients) client.close();
  await app.close();
});

describe('the door of a gRPC server', () => {
  it('lets a service in that may call the method', async () => {
    await expect(call(as('jobs', KEYS.jobs))).resolves.toMatchObject({ userId: 's', sessionExpiresAt: new Date(1_000) });
  });

  it.each([
    ['wrong', 'jobs', 'x'.repeat(40)],
    ['one byte off', 'jobs', `${KEYS.jobs.slice(0, -1)}k`],
    ['of another service', 'jobs', KEYS.ai],
    ['of an unknown service', 'nobody', KEYS.jobs],
  ])('B47 refuses a key that is %s before the handler runs', async (_, service, key) => {
    const before = handled;
    await expect(call(as(service, key))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(handled).toBe(before);
  });

  it('B47 refuses a known service on a method that is not its own', async () => {
    const before = handled;
    await expect(call(as('ai', KEYS.ai))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(handled).toBe(before);
  });

  it('B47 refuses everybody, in good standing or not, on a method that names no caller, and callers without any key', async () => {
    const raw = new Client(address, credentials.createInsecure());
    const { path, requestSerialize, responseDeserialize } = FORGOTTEN;
    const ask = (to: string, headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve) => {
        const metadata = new Metadata();
        for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
        raw.makeUnaryRequest(to, requestSerialize, responseDeserialize, { sessionId: 's' }, metadata, (e) => resolve(e?.code ?? status.OK));
      });
    const as = (service: string, key: string) => ({ 'x-vitae-service': service, 'x-vitae-key': key });
    const before = handled;
    for (const [service, key] of Object.entries(KEYS)) expect(await ask(path, as(service, key))).toBe(status.PERMISSION_DENIED);
    expect(await ask(path, {})).toBe(status.UNAUTHENTICATED);
    expect(await ask(authV1.AuthServiceService.authenticate.path, {})).toBe(status.UNAUTHENTICATED);
    expect(handled).toBe(before);
    expect(await ask(authV1.AuthServiceService.authenticate.path, as('jobs', KEYS.jobs))).toBe(status.OK);
    raw.close();
  });

  it('B49 knows no reflection and no unknown method', async () => {
    const raw = new Client(address, credentials.createInsecure());
    const bytes = (b: Buffer): Buffer => b;
    const ask = (path: string): Promise<ServiceError> =>
      new Promise((resolve) => raw.makeUnaryRequest(path, bytes, bytes, Buffer.alloc(0), new Metadata(), (e) => resolve(e!)));
    expect((await ask('/vitae.auth.v1.AuthService/Drop')).code).toBe(status.UNIMPLEMENTED);
    expect((await ask('/grpc.reflection.v1.ServerReflection/ServerReflectionInfo')).code).toBe(status.UNIMPLEMENTED);
    raw.close();
  });

  it('B50 refuses a message over the limit', async () => {
    const before = handled;
    const error = await call(as('jobs', KEYS.jobs), 's'.repeat(MAX_MESSAGE_BYTES + 1_024)).catch((e: unknown) => e as VitaeError);
    expect((error as VitaeError).code).toBe('PAYLOAD_TOO_LARGE');
    expect(handled).toBe(before);
  });

  it('answers our errors by the map, with the time of the next try', async () => {
    const jobs = as('jobs', KEYS.jobs);
    await expect(call(jobs, 'missing')).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'Not found' });
    await expect(call(jobs, 'busy')).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 1_234 });
  });

  it('says "Internal error" of everything else, and nothing of what it was', async () => {
    await expect(call(as('jobs', KEYS.jobs), 'broken')).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'Internal error' });
    expect(lines.filter((l) => l.includes('Call failed unexpectedly'))).toHaveLength(1);
  });

  it('carries request and trace to the handler', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await withContext({ requestId: 'r-1', traceparent }, () => call(as('jobs', KEYS.jobs)));
    expect(seen.requestId).toBe('r-1');
    expect(seen.traceparent?.slice(0, 36)).toBe(traceparent.slice(0, 36));
  });

  it('runs the start hooks of the app once', () => {
    expect(booted).toBe(1);
  });
});
