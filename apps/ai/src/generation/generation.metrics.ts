import { Counter, Histogram, type Registry } from 'prom-client';
import { findVitaeError } from '#common';
import type { Generated } from './generated.js';

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120];

/** Documents by provider, kind and outcome. PROVIDER_CONFIG among the outcomes is what an alert watches: a person must act. */
export class GenerationMetrics {
  private readonly documents: Counter<'provider' | 'kind' | 'outcome'>;
  private readonly refused: Counter<'provider' | 'done'>;
  private readonly seconds: Histogram<'provider' | 'kind'>;

  constructor(registry: Registry) {
    const registers = [registry];
    const labelNames = ['provider', 'kind', 'outcome'] as const;
    this.documents = new Counter({ name: 'vitae_ai_documents_total', help: 'Documents asked for, by outcome', labelNames, registers });
    this.refused = new Counter({
      name: 'vitae_ai_refused_statements_total',
      help: 'Statements without support',
      labelNames: ['provider', 'done'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'vitae_ai_document_seconds',
      help: 'Time to write and check',
      labelNames: ['provider', 'kind'],
      buckets: SECONDS,
      registers,
    });
  }

  async measured(provider: string, kind: string, work: () => Promise<Generated>): Promise<Generated> {
    const stop = this.seconds.startTimer({ provider, kind });
    try {
      const generated = await work();
      this.documents.inc({ provider, kind, outcome: generated.is === 'failed' ? generated.code : generated.is });
      if ('detail' in generated) for (const { done } of generated.detail.refused) this.refused.inc({ provider, done });
      return generated;
    } catch (error) {
      this.documents.inc({ provider, kind, outcome: findVitaeError(error)?.code ?? 'INTERNAL_SERVER_ERROR' });
      throw error;
    } finally {
      stop();
    }
  }
}
