import type { ExecutorId } from '#common';
import type { aiV1, resumeV1 } from '#contracts';
import type { GrpcClient } from '#grpc';

/** What handlers may need; each file exports `createHandler`, which takes of it what it does. */
export interface HandlerPorts {
  readonly resumes: GrpcClient<resumeV1.ResumeServiceService>;
  readonly ai: GrpcClient<aiV1.AiServiceService>;
  readonly executorId: ExecutorId;
  /** Witness that the probe tells of every execution. */
  readonly probeUrl: string | undefined;
}
