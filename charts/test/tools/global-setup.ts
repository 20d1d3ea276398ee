import { appendFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
// Not through #testing: its index needs a test runner.
import { ensureTool } from '../../../libs/testing/src/tools/go-tool.js';
import { readToolsConfig } from './config.js';
import { HELM_TOOL, KUBECONFORM_TOOL } from './chart-programs.js';

declare module 'vitest' {
  export interface ProvidedContext {
    chartToolsPort: number;
  }
}

/** What the specs are told: both programs, or why there are none. */
export interface ToolsAnswer {
  readonly helm?: string;
  readonly kubeconform?: string;
  readonly missing?: string;
}

/**
 * Finds helm and kubeconform, compiling them where there are none: minutes, so nobody waits here. Specs ask at a port of loopback and
 * get their answer when it is known; this project runs after the others. Without the programs the last line of the run says NOT RUN.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const config = readToolsConfig();
  const known: Promise<ToolsAnswer> = Promise.all([ensureTool(HELM_TOOL, config), ensureTool(KUBECONFORM_TOOL, config)]).then(
    ([helm, kubeconform]) => ({ helm, kubeconform }),
    (error: unknown) => ({ missing: error instanceof Error ? error.message : String(error) }),
  );
  let asked = false;
  const server: Server = createServer((_req, res) => {
    asked = true;
    void known.then((answer) => res.end(JSON.stringify(answer)));
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('chartToolsPort', (server.address() as AddressInfo).port);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const { missing } = asked ? await known : {};
    if (!missing) return;
    const sentence = `Chart suites NOT RUN: ${missing}`;
    if (config.notes) appendFileSync(config.notes, `fails in CI\t${sentence}\n`);
    else process.stdout.write(`\n${sentence}\n`);
  };
}
