import type { ItemId, UserId } from '#common';
import type { aiV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import type { Model, ModelCatalogue } from '../types/ports.js';

const DEADLINE_MS = 3_000;
const FORGET_DEADLINE_MS = 15_000;

/** Answers may be this old: models change with configuration, their waiting times within minutes. */
const FRESH_MS = 5_000;

/** One request to a model, as it went out. */
export interface SentToModel {
  readonly sentAt: Date;
  readonly provider: string;
  readonly model: string;
  readonly prompt: string;
  readonly instructions: string;
  readonly text: string;
}

/** Asks Ai for its models; while Ai is away the last answer goes on counting, so that jobs are still accepted. */
export class AiClient implements ModelCatalogue {
  private last: { readonly models: readonly Model[]; readonly at: number } | undefined;

  constructor(private readonly client: Pick<GrpcClient<aiV1.AiServiceService>, 'listModels' | 'readSent' | 'forgetOwner'>) {}

  async list(): Promise<readonly Model[]> {
    if (this.last && performance.now() - this.last.at < FRESH_MS) return this.last.models;
    try {
      const { models } = await this.client.listModels({}, { deadlineMs: DEADLINE_MS });
      this.last = { models: models.map(toModel), at: performance.now() };
    } catch (error) {
      if (!this.last) throw error;
    }
    return this.last.models;
  }

  /** What was sent to a model of others for an item, oldest first, masked. Throws DEPENDENCY_UNAVAILABLE or DEADLINE_EXCEEDED. */
  async sentFor(owner: UserId, item: ItemId): Promise<readonly SentToModel[]> {
    const { requests } = await this.client.readSent({ ownerId: owner, operationId: item }, { deadlineMs: DEADLINE_MS });
    return requests.map(({ sentAt, ...request }) => ({ sentAt: sentAt ?? new Date(0), ...request }));
  }

  /** Resolves when Ai has nothing of the person any more. */
  async forgetOwner(owner: UserId): Promise<void> {
    await this.client.forgetOwner({ ownerId: owner }, { deadlineMs: FORGET_DEADLINE_MS });
  }
}

const toModel = (m: aiV1.Model): Model => ({
  name: m.name,
  provider: m.provider,
  available: m.available,
  loginRequired: m.loginRequired,
  waitingUntil: m.waitingUntil ?? null,
});
