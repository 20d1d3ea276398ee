import { z } from 'zod';
import { kinds, setting, VitaeError, type ConfigOf } from '#common';
import { isJobType, JOB_TYPE_NAMES, jobTypesFor, jobTypeSpec, type JobType } from '#contracts';
import { callerSettings, grpcSettings } from '#grpc';
import { queueSettings } from '#queue';
import { telemetrySettings } from '#telemetry';

const MAX_SLOTS = 1_000;

/** `fibonacci=20,import-resumes=1` */
const concurrency = z
  .string()
  .default('')
  .transform((text, context): Partial<Record<JobType, number>> => {
    const slots: Partial<Record<JobType, number>> = {};
    for (const entry of text.split(',').filter(Boolean)) {
      const [name = '', figure = ''] = entry.split('=').map((part) => part.trim());
      if (!isJobType(name) || !/^[1-9]\d*$/.test(figure) || Number(figure) > MAX_SLOTS) {
        context.addIssue({ code: 'custom', message: `must be a list of <job type>=<1 to ${MAX_SLOTS}>` });
        return z.NEVER;
      }
      slots[name] = Number(figure);
    }
    return slots;
  });

/** `import-resumes,fibonacci` */
const jobTypes = z
  .string()
  .transform((text, context): readonly JobType[] => {
    const names = text.split(',').map((name) => name.trim());
    const wrong = names.find((name) => !isJobType(name));
    const message = names.every((name) => name === '')
      ? 'names no job type; leave it away for all of them'
      : wrong !== undefined
        ? `"${wrong}" is no job type; there are ${JOB_TYPE_NAMES.join(', ')}`
        : undefined;
    if (message === undefined) return [...new Set(names.filter(isJobType))];
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .optional();

export const settings = {
  ...grpcSettings,
  ...callerSettings,
  ...queueSettings,
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address this service listens on'),
  port: setting('EXECUTOR_PORT', kinds.port(3005), 'HTTP port: health and metrics'),
  jobsAddress: setting('JOBS_GRPC_ADDRESS', kinds.text('127.0.0.1:5002'), 'Jobs over gRPC, host:port'),
  resumeAddress: setting('RESUME_GRPC_ADDRESS', kinds.text('127.0.0.1:5003'), 'Resume over gRPC, host:port'),
  aiAddress: setting('AI_GRPC_ADDRESS', kinds.text('127.0.0.1:5004'), 'AI over gRPC, host:port'),
  concurrency: setting(
    'EXECUTOR_CONCURRENCY',
    concurrency,
    'Items of a type and lane run at once, where not as the catalogue says (a fifth more for persons who have none running): fibonacci=20,…',
  ),
  jobTypes: setting('EXECUTOR_JOB_TYPES', jobTypes, 'Job types this executor runs, a comma between them; without it all'),
  heartbeatMs: setting('HEARTBEAT_MS', kinds.int(10_000, 100, 60_000), 'Between two heartbeats; well below a third of the lease of 30 s'),
  quietMs: setting('EXECUTOR_QUIET_MS', kinds.int(1_000, 50, 60_000), 'Without a hint for so long, Jobs is asked for work'),
  waitMs: setting('EXECUTOR_WAIT_MS', kinds.int(2_000, 0, 20_000), 'How long Jobs may keep such a question waiting'),
  drainMs: setting('EXECUTOR_DRAIN_MS', kinds.int(20_000, 0, 300_000), 'How long running items may take to finish at a stop'),
  probe: setting('VITAE_PROBE', kinds.flag(false), 'true switches the probe job type on; for fault suites and benchmarks only'),
  probeUrl: setting('VITAE_PROBE_URL', kinds.httpUrl().optional(), 'Witness that the probe job type tells of every execution'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level that is logged'),
  ...telemetrySettings,
} as const;

export type Config = ConfigOf<typeof settings>;

/**
 * The job types an executor runs: those it is told, by default all that are switched on.
 * Throws CONFIG_INVALID when it is told one that is switched off, or the slots of one it does not run.
 */
export function typesOf({
  jobTypes: told,
  concurrency: slots,
  probe,
}: Pick<Config, 'jobTypes' | 'concurrency' | 'probe'>): readonly JobType[] {
  const off = told?.find((type) => jobTypeSpec(type).probe && !probe);
  if (off !== undefined) throw new VitaeError('CONFIG_INVALID', `Configuration: EXECUTOR_JOB_TYPES: "${off}" needs VITAE_PROBE=true`);
  const types = told ?? jobTypesFor({ probe });
  const idle = Object.keys(slots).find((type) => told !== undefined && !types.some((t) => t === type));
  if (idle !== undefined)
    throw new VitaeError('CONFIG_INVALID', `Configuration: EXECUTOR_CONCURRENCY: EXECUTOR_JOB_TYPES does not name "${idle}"`);
  return types;
}
