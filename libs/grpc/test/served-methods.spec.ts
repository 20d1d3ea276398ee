import 'reflect-metadata';
import { Controller, Module, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GrpcMethod, GrpcStreamMethod } from '@nestjs/microservices';
import { afterEach, describe, expect, it } from 'vitest';
import { createLogger, VitaeError } from '#common';
import { aiV1 } from '#contracts';
import { connectGrpc } from '../src/index.js';

@Controller()
class ModelsRpc {
  @GrpcMethod('AiService', 'listModels')
  listModels(): aiV1.ListModelsResponse {
    return { models: [] };
  }
}

@Controller()
class GenerationRpc {
  @GrpcMethod('AiService', 'generateDocument')
  generateDocument(): void {}

  @GrpcMethod('AiService', 'readSent')
  readSent(): aiV1.ReadSentResponse {
    return { requests: [] };
  }

  @GrpcMethod('vitae.ai.v1.AiService', 'forgetOwner')
  forgetOwner(): aiV1.ForgetOwnerResponse {
    return { deleted: 0 };
  }
}

/** Without a name Nest takes `ListModels`, and grpc-js knows the method as `listModels`. */
@Controller()
class NamelessRpc {
  @GrpcMethod('AiService')
  listModels(): aiV1.ListModelsResponse {
    return { models: [] };
  }
}

@Controller()
class AgainRpc {
  @GrpcMethod('vitae.ai.v1.AiService', 'listModels')
  modelsOnceMore(): aiV1.ListModelsResponse {
    return { models: [] };
  }
}

@Controller()
class CopyRpc extends ModelsRpc {}

/** A handler of streams for a method that takes one message. */
@Controller()
class StreamRpc {
  @GrpcStreamMethod('AiService', 'listModels')
  listModels(): void {}
}

const logger = createLogger('served-methods', 'error');
let app: INestApplication | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** Connects a server of AiService with these controllers; what it threw, where it did. */
async function connect(...controllers: Type[]): Promise<VitaeError | undefined> {
  @Module({ controllers })
  class Served {}
  const created = await NestFactory.create(Served, { logger: false, abortOnError: false });
  app = created;
  const options = {
    address: '127.0.0.1:0',
    package: aiV1.protobufPackage,
    services: { 'vitae.ai.v1.AiService': aiV1.AiServiceService },
    security: { mode: 'plaintext' },
    callers: new Map<string, Buffer>(),
    logger,
  } as const;
  try {
    connectGrpc(created, options);
    await created.startAllMicroservices();
    return undefined;
  } catch (error) {
    if (error instanceof VitaeError) return error;
    throw error;
  }
}

describe('the methods of a served contract', () => {
  it('may be spread over controllers, each by the short or the full name of its service', async () => {
    expect(await connect(GenerationRpc, ModelsRpc)).toBeUndefined();
  });

  it('refuses to start with a method nobody answers, by its name', async () => {
    const refused = await connect(GenerationRpc);
    expect(refused).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(refused?.message).toContain('no handler: vitae.ai.v1.AiService/listModels');
    expect(refused?.message).not.toContain('generateDocument');
  });

  it('names every missing one', async () => {
    expect((await connect(ModelsRpc))?.message).toContain(
      ['generateDocument', 'readSent', 'forgetOwner'].map((method) => `vitae.ai.v1.AiService/${method}`).join(', '),
    );
  });

  it('refuses a handler that names its service and not its method: the missing one, and the one of no method', async () => {
    const refused = await connect(GenerationRpc, NamelessRpc);
    expect(refused).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(refused?.message).toContain('no handler: vitae.ai.v1.AiService/listModels');
    expect(refused?.message).toContain('no such method: AiService/ListModels');
  });

  it('refuses a handler of streams for a method that has none', async () => {
    expect((await connect(GenerationRpc, StreamRpc))?.message).toContain('no handler: vitae.ai.v1.AiService/listModels');
  });

  it.each([
    ['under both names of the service', AgainRpc],
    ['under one name', CopyRpc],
  ])('refuses a method with two handlers %s, of which Nest keeps one and says nothing', async (_, second) => {
    const refused = await connect(GenerationRpc, ModelsRpc, second);
    expect(refused).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(refused?.message).toContain('more than one handler: vitae.ai.v1.AiService/listModels');
    expect(refused?.message).not.toContain('no handler');
  });
});
