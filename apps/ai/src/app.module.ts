import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { newId, Readiness, VitaeError, type Logger } from '#common';
import type { Pool } from '#database';
import { CONFIG, LOGGER, POOL, REGISTRY } from '#service';
import type { Config } from './config.js';
import { InlineDesk, type Desk } from './desk/desk.js';
import { DESK_DEFAULTS, ThreadedDesk, threadsByDefault } from './desk/threaded-desk.js';
import { GenerationMetrics } from './generation/generation.metrics.js';
import { GenerationService } from './generation/generation.service.js';
import { ProviderPlaces } from './generation/provider-places.js';
import { ModelRegistry } from './model/model-registry.js';
import { GeminiClient } from './providers/gemini/gemini.client.js';
import { GeminiKey } from './providers/gemini/gemini-key.js';
import { LocalWriter } from './providers/local/local-writer.js';
import { PromptedWriter } from './providers/prompted/prompted-writer.js';
import { ScriptedClient } from './providers/scripted/scripted.client.js';
import { ResultRepository } from './result/result.repository.js';
import { ResultService } from './result/result.service.js';
import { AiRpcController } from './rpc/ai.controller.js';
import { SentRepository } from './sent/sent.repository.js';

/** A caller waits less than its own deadline of 115 s. */
const PATIENCE_MS = 90_000;
/** For a place at a provider; the call itself takes up to 60 s, twice. */
const PLACE_MS = 15_000;
/** Such as wait for one keep their résumé and posting in memory, some 250 kB. */
const MOST_WAITING = 100;
const DESK = Symbol('desk');

@Module({
  controllers: [AiRpcController],
  providers: [
    {
      provide: GeminiKey,
      inject: [CONFIG],
      useFactory: (config: Config) => new GeminiKey(config.geminiKey, config.geminiKeyFile),
    },
    {
      provide: DESK,
      inject: [CONFIG],
      useFactory: ({ threads = threadsByDefault(), documentMs }: Config): Desk =>
        threads === 0 ? new InlineDesk() : new ThreadedDesk({ ...DESK_DEFAULTS, threads, cpuMs: documentMs }),
    },
    {
      provide: ModelRegistry,
      inject: [CONFIG, GeminiKey],
      useFactory: (config: Config, key: GeminiKey) => {
        const { geminiModel: model, geminiBaseUrl: baseUrl, geminiTimeoutMs: timeoutMs, scriptFile } = config;
        const gemini = new PromptedWriter(new GeminiClient({ model, baseUrl, timeoutMs, key }));
        const scripted = scriptFile === undefined ? [] : [new PromptedWriter(new ScriptedClient(scriptFile))];
        return new ModelRegistry([new LocalWriter(), gemini, ...scripted]);
      },
    },
    { provide: SentRepository, inject: [POOL], useFactory: (pool: Pool) => new SentRepository(pool) },
    {
      provide: ResultService,
      inject: [POOL, SentRepository, CONFIG, LOGGER],
      useFactory: (pool: Pool, sent: SentRepository, { leaseMs, keepDays }: Config, logger: Logger) =>
        new ResultService(
          new ResultRepository(pool, newId(), leaseMs),
          sent,
          { leaseMs, extendEveryMs: leaseMs / 3, patienceMs: PATIENCE_MS, keepDays },
          logger,
        ),
    },
    {
      provide: GenerationService,
      inject: [ModelRegistry, DESK, REGISTRY, CONFIG],
      useFactory: (models: ModelRegistry, desk: Desk, registry: Registry, { providerCalls }: Config) => {
        const places = new ProviderPlaces({ most: providerCalls, mostWaiting: MOST_WAITING, patienceMs: PLACE_MS });
        return new GenerationService(models, desk, places, new GenerationMetrics(registry));
      },
    },
  ],
})
export class AppModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(ResultService) private readonly results: ResultService,
    @Inject(DESK) private readonly desk: Desk,
    key: GeminiKey,
    readiness: Readiness,
  ) {
    readiness.add({
      name: 'gemini',
      degradesOnly: true,
      // A missing key switches Gemini off and nothing else; where one was promised by a file, that is told.
      check: async () => {
        if (key.configured && key.current === undefined)
          throw new VitaeError('PROVIDER_CONFIG', 'GEMINI_API_KEY_FILE holds no key; Gemini is off');
      },
    });
  }

  onApplicationBootstrap(): void {
    this.results.start();
  }

  /** The doors are closed by Nest before this runs. */
  async onApplicationShutdown(): Promise<void> {
    await this.desk.stop();
    await this.results.stop();
  }
}
