import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { createRegistry, newId, OperationsModule, Readiness, VitaeError, type Logger } from '#common';
import { createPool, type Pool } from '#database';
import { migrationsOf, SchemaGate } from '#migrations';
import type { AiConfig } from './config.js';
import { truthChecker } from '#documents';
import { GenerationMetrics } from './generation/generation.metrics.js';
import { GenerationService } from './generation/generation.service.js';
import { ModelRegistry } from './model/model-registry.js';
import { GeminiClient } from './providers/gemini/gemini.client.js';
import { GeminiKey } from './providers/gemini/gemini-key.js';
import { LocalWriter } from './providers/local/local-writer.js';
import { PromptedWriter } from './providers/prompted/prompted-writer.js';
import { ScriptedClient } from './providers/scripted/scripted.client.js';
import { ResultRepository } from './result/result.repository.js';
import { ResultService } from './result/result.service.js';
import { AiRpcController } from './rpc/ai.controller.js';

const POOL = Symbol('pool');

/** A caller waits less than its own deadline of 115 s. */
const PATIENCE_MS = 90_000;

@Module({})
export class AiAppModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(POOL) private readonly pool: Pool,
    @Inject(ResultService) private readonly results: ResultService,
  ) {}

  onApplicationBootstrap(): void {
    this.results.start();
  }

  /** Before the doors close: whoever asks is told to go elsewhere. */
  beforeApplicationShutdown(): void {
    this.readiness.drain();
  }

  /** The doors are closed by Nest before this runs. */
  async onApplicationShutdown(): Promise<void> {
    await this.results.stop();
    await this.pool.end();
  }

  static forRoot(config: AiConfig, logger: Logger): DynamicModule {
    const gate = new SchemaGate({ migrations: migrationsOf('ai'), waitMs: config.schemaWaitMs, logger });
    const pool = createPool({ url: config.databaseUrl, name: 'ai', max: config.databaseConnections, logger, gate });
    const key = new GeminiKey(config.geminiKey, config.geminiKeyFile);
    const { geminiModel: model, geminiBaseUrl: baseUrl, geminiTimeoutMs: timeoutMs } = config;
    const gemini = new PromptedWriter(new GeminiClient({ model, baseUrl, timeoutMs, key }));
    const scripted = config.scriptFile === undefined ? [] : [new PromptedWriter(new ScriptedClient(config.scriptFile))];
    const models = new ModelRegistry([new LocalWriter(), gemini, ...scripted]);
    const registry = createRegistry('ai');
    const results = new ResultService(
      new ResultRepository(pool, newId(), config.leaseMs),
      { leaseMs: config.leaseMs, extendEveryMs: config.leaseMs / 3, patienceMs: PATIENCE_MS, keepDays: config.keepDays },
      logger,
    );
    return {
      module: AiAppModule,
      imports: [OperationsModule.forRoot({ readiness: readinessOf(gate, key), registry })],
      controllers: [AiRpcController],
      providers: [
        { provide: POOL, useValue: pool },
        { provide: SchemaGate, useValue: gate },
        { provide: ModelRegistry, useValue: models },
        { provide: ResultService, useValue: results },
        { provide: GenerationService, useValue: new GenerationService(models, truthChecker, new GenerationMetrics(registry)) },
      ],
    };
  }
}

/** A missing key switches Gemini off and nothing else; where one was promised by a file, that is told. */
const readinessOf = (gate: SchemaGate, key: GeminiKey): Readiness =>
  new Readiness([
    { name: 'database', check: () => gate.check() },
    { name: 'schema', check: () => gate.notice(), degradesOnly: true },
    {
      name: 'gemini',
      degradesOnly: true,
      check: async () => {
        if (key.configured && key.current === undefined)
          throw new VitaeError('PROVIDER_CONFIG', 'GEMINI_API_KEY_FILE holds no key; Gemini is off');
      },
    },
  ]);
