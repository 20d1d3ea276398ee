import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.js';

/** The compose journey: minutes, and only where there is Docker, so it is no part of `npm test`. Started by scripts/test-compose.mjs. */
const { projects: _, ...test } = base.test ?? {};

export default mergeConfig(
  { ...base, test },
  {
    test: {
      name: 'compose',
      include: ['test/compose/**/*.e2e-spec.ts'],
      fileParallelism: false,
      testTimeout: 900_000,
      hookTimeout: 1_200_000,
    },
  },
);
