import type { TestProject } from 'vitest/node';
import { errorText } from '#common';
import { note } from './notes.js';
import { adapterProblem, PULSAR_ADAPTERS } from './pulsar/adapters.js';
import { serveControl } from './pulsar/broker-control.js';
import { findBroker, type FoundBroker } from './pulsar/find-broker.js';

/**
 * One broker a run, made only when files of the project `pulsar` are among those run, given to them as `pulsar`. It asks for tokens and
 * also speaks TLS. What cannot be run is written where the closing lines of the run are made: nothing is left out silently.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const problems = new Map(PULSAR_ADAPTERS.map((adapter) => [adapter, adapterProblem(adapter)]));
  for (const [adapter, problem] of problems) if (problem !== undefined) note(`Suites with QUEUE=${adapter} NOT RUN: ${problem}`, 'allowed');
  project.provide('pulsarAdapters', PULSAR_ADAPTERS.filter((adapter) => problems.get(adapter) === undefined)); // prettier-ignore
  let found: FoundBroker;
  try {
    found = await findBroker({ auth: true });
  } catch (error) {
    note(`Pulsar suites NOT RUN: ${errorText(error)}`, 'fails in CI');
    project.provide('pulsar', null);
    return async () => undefined;
  }
  if ('given' in found) {
    project.provide('pulsar', { ...found.given, controlUrl: null });
    return async () => undefined;
  }
  const { own } = found;
  const control = await serveControl(own);
  project.provide('pulsar', { ...own.description, controlUrl: control.url });
  return async () => {
    await control.close();
    await own.remove();
  };
}
