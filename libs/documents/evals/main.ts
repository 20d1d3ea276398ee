import { coverageLines, runCoverageEvals } from './coverage.js';
import { readabilityLines, runReadability } from './readability.js';
import { demandLines } from './demands/report.js';
import { runStatementEvals, statementLines } from './statements/report.js';
import { runTruthEvals, truthLines } from './truth.js';

/** The day the letters are read on, so that the figures are the same whenever they are worked out. */
const READ_ON = '2026-11';

/** `npm run evals`: what the local writer's documents and the truth check are worth, in figures. */
const started = performance.now();
process.stdout.write(`The truth check\n\n${truthLines(runTruthEvals()).join('\n')}\n`);
process.stdout.write(`${statementLines(runStatementEvals()).join('\n')}\n`);
process.stdout.write(`The reading of postings\n\n${demandLines().join('\n')}\n\n`);
process.stdout.write(
  `The local writer\n\n${coverageLines(runCoverageEvals()).join('\n')}\n\nIts letters as they read\n\n${readabilityLines(runReadability(READ_ON)).join('\n')}\n\n${((performance.now() - started) / 1000).toFixed(1)} s\n`,
);
