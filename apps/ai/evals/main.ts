import { coverageLines, runCoverageEvals } from './coverage.js';

const started = performance.now();
const lines = coverageLines(runCoverageEvals());
process.stdout.write(`The local writer\n\n${lines.join('\n')}\n\n${((performance.now() - started) / 1000).toFixed(1)} s\n`);
