// The integration tests that `npm run check` runs: what no unit test holds because it is SQL, and what takes seconds. By subject, with the
// folders whose every file the subject's tests must reach (scripts/quick-integration.spec.ts).
export const QUICK = {
  dispatch: {
    specs: [
      'apps/jobs/test/dispatcher.int-spec.ts',
      'apps/jobs/test/road.int-spec.ts',
      'apps/jobs/test/suspects.int-spec.ts',
      'apps/jobs/test/lock-order.int-spec.ts',
    ],
    sources: ['apps/jobs/src/dispatch', 'apps/jobs/src/job'],
  },
  'claim and acknowledge': {
    specs: [
      'apps/jobs/test/outcomes.int-spec.ts',
      'apps/jobs/test/commands.int-spec.ts',
      'apps/jobs/test/races.int-spec.ts',
      'apps/jobs/test/cancel-race.int-spec.ts',
    ],
    sources: [],
  },
  outbox: {
    specs: ['libs/queue/src/outbox/outbox.int-spec.ts', 'libs/queue/src/outbox/events.int-spec.ts'],
    sources: ['libs/queue/src/outbox'],
  },
  erasure: {
    specs: ['apps/jobs/test/erasure.int-spec.ts', 'apps/resume/test/erasure.int-spec.ts', 'libs/database/src/erasure.int-spec.ts'],
    sources: ['apps/jobs/src/erasure', 'apps/resume/src/erasure'],
  },
  tokens: {
    specs: ['apps/auth/test/tokens.int-spec.ts', 'apps/auth/test/refresh.int-spec.ts'],
    sources: ['apps/auth/src/session', 'libs/access/src'],
  },
};

export const quickSpecs = Object.values(QUICK).flatMap(({ specs }) => specs);
