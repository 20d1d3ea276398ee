import { readConfig } from '#common';
import { aiV1 } from '#contracts';
import { defineService } from '#service';
import { AppModule } from './app.module.js';
import { settings } from './config.js';

export const service = defineService({
  name: 'ai',
  readConfig: (env) => readConfig(settings, env),
  module: AppModule,
  grpc: { package: aiV1.protobufPackage, services: { 'vitae.ai.v1.AiService': aiV1.AiServiceService } },
});
