import type { ResumeId } from '#common';

export interface Model {
  readonly name: string;
  readonly provider: string;
  readonly available: boolean;
  readonly loginRequired: boolean;
  readonly waitingUntil: Date | null;
}

export interface ModelCatalogue {
  /** Throws DEPENDENCY_UNAVAILABLE only when Ai cannot be asked and never could. */
  list(): Promise<readonly Model[]>;
}

/** Whether a person has this résumé, and at which version. */
export interface MasterResumes {
  /** Undefined: not there, or somebody else's. Throws DEPENDENCY_UNAVAILABLE when Resume cannot be asked. */
  find(owner: string, id: ResumeId): Promise<{ id: ResumeId; version: number } | undefined>;
}
