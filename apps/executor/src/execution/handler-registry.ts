import { VitaeError } from '#common';
import { JOB_TYPE_NAMES, jobTypeSpec, type JobType } from '#contracts';
import type { Handler } from './task.js';

/** The handler of each job type of the catalogue. Built at boot; a wrong set is found there and not by the first item. */
export class HandlerRegistry {
  private readonly handlers: ReadonlyMap<JobType, Handler>;

  /** Throws CONFIG_INVALID for a type without a handler, with two, or one handled that the catalogue (or `probe: false`) does not know. */
  constructor(handlers: readonly Handler[], options: { readonly probe: boolean }) {
    const wanted = JOB_TYPE_NAMES.filter((type) => options.probe || jobTypeSpec(type).probe !== true);
    const byType = new Map<JobType, Handler>();
    const problems: string[] = [];
    for (const handler of handlers) {
      if (byType.has(handler.jobType)) problems.push(`"${handler.jobType}" has two handlers`);
      if (!wanted.includes(handler.jobType)) problems.push(`"${handler.jobType}" is not in the catalogue of job types`);
      byType.set(handler.jobType, handler);
    }
    for (const type of wanted) if (!byType.has(type)) problems.push(`"${type}" has no handler`);
    if (problems.length) throw new VitaeError('CONFIG_INVALID', `Handlers: ${problems.join('; ')}`);
    this.handlers = byType;
  }

  get types(): readonly JobType[] {
    return [...this.handlers.keys()];
  }

  /** Of a type in `types`. */
  of(type: JobType): Handler {
    const handler = this.handlers.get(type);
    if (!handler) throw new VitaeError('INTERNAL_SERVER_ERROR', 'A job type without a handler was asked for');
    return handler;
  }
}
