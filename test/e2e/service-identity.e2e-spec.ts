import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { authV1 } from '#contracts';
import { freePort } from '#embedded-postgres';
import { CallableBy, connectGrpc, createGrpcClient, hashServiceKey, readCallers, type GrpcClient } from '#grpc';
import { temporaryFolder } from '#testing';
import { ensureCertificates, type CertificateFiles } from '../../apps/standalone/src/secrets/certificates.js';

const KEYS = { jobs: 'j'.repeat(40), executor: 'e'.repeat(40) };
let handled = 0;

@Controller()
@authV1.AuthServiceControllerMethods()
class AuthController implements authV1.AuthServiceController {
  @CallableBy('jobs', 'executor')
  authenticate({ sessionId }: authV1.AuthenticateRequest): authV1.AuthenticateResponse {
    handled++;
    return { state: 1, userId: sessionId, role: 1, sessionExpiresAt: undefined };
  }
}

@Module({ controllers: [AuthController] })
class DoorModule {}

describe('what the set-up makes, at a gRPC door', () => {
  let app: NestExpressApplication;
  let address: string;
  let own: Record<string, CertificateFiles>;
  let strangers: Record<string, CertificateFiles>;
  const clients: { close(): void }[] = [];

  /** Asks with this certificate, and this service's name and key. */
  const as = (certificate: CertificateFiles | undefined, service: 'jobs' | 'executor'): Promise<authV1.AuthenticateResponse> => {
    if (!certificate) throw new Error('no certificate');
    const security = { mode: 'mtls', ...certificate, caFile: own['auth']?.caFile ?? '' } as const;
    const client: GrpcClient<authV1.AuthServiceService> = createGrpcClient(authV1.AuthServiceService, { address, service, key: KEYS[service], security }); // prettier-ignore
    clients.push(client);
    return client.authenticate({ sessionId: 's' }, { deadlineMs: 2_000, retry: false });
  };

  beforeAll(async () => {
    own = await ensureCertificates(temporaryFolder('identity'), ['auth', 'jobs', 'executor', 'two jobs']);
    strangers = await ensureCertificates(temporaryFolder('identity'), ['jobs']);
    address = `localhost:${await freePort()}`;
    const logger = createLogger('door', 'silent');
    app = await NestFactory.create<NestExpressApplication>(DoorModule, { logger: false, abortOnError: false });
    connectGrpc(app, {
      address,
      package: authV1.protobufPackage,
      services: { 'vitae.auth.v1.AuthService': authV1.AuthServiceService },
      security: { mode: 'mtls', ...(own['auth'] as CertificateFiles) },
      callers: readCallers(`jobs:${hashServiceKey(KEYS.jobs)},executor:${hashServiceKey(KEYS.executor)}`),
      logger,
    });
    await app.startAllMicroservices();
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await app?.close();
  });

  it('lets a service in that shows its own certificate and its own key', async () => {
    await expect(as(own['jobs'], 'jobs')).resolves.toMatchObject({ userId: 's' });
    await expect(as(own['executor'], 'executor')).resolves.toMatchObject({ userId: 's' });
  });

  it.each([
    ['the executor’s certificate with the key of jobs', 'executor', 'jobs'],
    ['the certificate of jobs with the executor’s key', 'jobs', 'executor'],
    ['a certificate that names no service', 'two jobs', 'jobs'],
  ] as const)('B53 refuses %s, though each is good', async (_, certificate, key) => {
    const before = handled;
    await expect(as(own[certificate], key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(handled).toBe(before);
  });

  it('B46 refuses a certificate of another authority, whatever it names', async () => {
    const before = handled;
    await expect(as(strangers['jobs'], 'jobs')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(handled).toBe(before);
  });

  it('says of a file that is missing or wrong which variable names it', async () => {
    const good = own['jobs'] as CertificateFiles;
    expect(() => as({ ...good, certFile: '/nowhere/jobs.pem' }, 'jobs')).toThrow(
      'Configuration: GRPC_TLS_CERT_FILE: the file /nowhere/jobs.pem cannot be read (ENOENT)',
    );
    expect(() => as({ ...good, certFile: good.keyFile }, 'jobs')).toThrow('holds no certificate in PEM');
    expect(() => as({ ...good, keyFile: own['auth']?.keyFile ?? '' }, 'jobs')).toThrow('is not the key of the certificate');
  });
});
