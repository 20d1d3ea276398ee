import { findVitaeError, type ResumeId } from '#common';
import type { resumeV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import type { MasterResumes } from '../types/ports.js';

const DEADLINE_MS = 3_000;

export class ResumeClient implements MasterResumes {
  constructor(private readonly client: Pick<GrpcClient<resumeV1.ResumeServiceService>, 'getResume'>) {}

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
}
