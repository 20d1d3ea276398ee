import { VitaeError } from '#common';
import { isJobType, JOB_TYPE_NAMES, type JobType } from '#contracts';
import type { Handler } from './task.js';

/** The handler of each job type this executor runs. Built at boot; a wrong set is found there and not by the first item. */
export class HandlerRegistry {
  private readonly handlers: ReadonlyMap<JobType, Handler>;

  /**
   * `handlers`: of the whole catalogue, whatever this executor runs of it; `types`: what it runs.
   * Throws CONFIG_INVALID for a type of the catalogue without a handler, with two, or one handled that the catalogue does not know.
   */
  constructor(handlers: readonly Handler[], types: readonly JobType[]) {
    const byType = new Map<JobType, Handler>();
    const problems: string[] = [];
    for (const handler of handlers) {
      if (byType.has(handler.jobType)) problems.push(`"${handler.jobType}" has two handlers`);
      if (!isJobType(handler.jobType)) problems.push(`"${String(handler.jobType)}" is not in the catalogue of job types`);
      byType.set(handler.jobType, handler);
    }
    for (const type of JOB_TYPE_NAMES) if (!byType.has(type)) problems.push(`"${type}" has no handler`);
    if (problems.length) throw new VitaeError('CONFIG_INVALID', `Handlers: ${problems.join('; ')}`);
    this.handlers = new Map([...byType].filter(([type]) => types.includes(type)));
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
