import { findVitaeError, type ResumeId } from '#common';
import type { resumeV1 } from '#contracts';
import type { GrpcClient } from '#grpc';

import type { MasterResumes } from '../types/ports.js';

const DEADLINE_MS = 3_000;

/** One of Resume's scopes: the most a person may have of it, and has. */
export interface ResumeLimit {
  readonly scope: string;
  readonly limit: number;
  readonly used: number;
}

export class ResumeClient implements MasterResumes {
  constructor(private readonly client: Pick<GrpcClient<resumeV1.ResumeServiceService>, 'getResume' | 'usage'>) {}

  async find(owner: string, id: ResumeId): Promise<{ id: ResumeId; version: number } | undefined> {
    try {
      const { version } = await this.client.getResume(
        { ownerId: owner, resumeId: id, version: 0, withContent: false },
        { deadlineMs: DEADLINE_MS },
      );
      return { id, version };
    } catch (error) {
      if (findVitaeError(error)?.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  /** What a person keeps at Resume and may keep, by scope. Throws DEPENDENCY_UNAVAILABLE or DEADLINE_EXCEEDED. */
  async limits(ownerId: string, role: string): Promise<readonly ResumeLimit[]> {
    const { limits } = await this.client.usage({ ownerId, role }, { deadlineMs: DEADLINE_MS });
    return limits.map(({ scope, limit, used }) => ({ scope, limit, used }));
  }
}
