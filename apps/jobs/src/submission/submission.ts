import type { z } from 'zod';
import type { UploadId, UserId } from '#common';
import type { InputIssue } from '#graphql';
import type { JobType } from '#contracts';
import type { Job, NewItem } from '../job/job.js';

/** What a submission becomes: items to store, the earlier job that already does it, or a reason why not. */
export type Prepared =
  | {
      readonly is: 'items';
      readonly items: readonly NewItem[];
      readonly scopes?: readonly string[];
      readonly abortOnError?: boolean;
      readonly uploadId?: UploadId;
    }
  | { readonly is: 'job'; readonly job: Job }
  | { readonly is: 'invalid'; readonly issues: readonly InputIssue[] }
  | { readonly is: 'missing' };

/** How one job type is asked for: the shape of its input, and how the input becomes items. */
export interface Submission<S extends z.ZodType = z.ZodType> {
  readonly type: JobType;
  readonly rules: S;
  prepare(owner: UserId, input: z.output<S>): Promise<Prepared>;
}

export const invalid = (path: string, code: string, message: string): Prepared => ({ is: 'invalid', issues: [{ path, code, message }] });
