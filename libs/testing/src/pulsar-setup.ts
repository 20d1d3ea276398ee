import type { TestProject } from 'vitest/node';
import { errorText } from '#common';
import { note } from './notes.js';
import { serveControl } from './pulsar/broker-control.js';
import { findBroker, type FoundBroker } from './pulsar/find-broker.js';
import { nativeClientProblem } from './pulsar/native-client.js';

/**
 * One broker a run, made only when files of the project `pulsar` are among those run, given to them as `pulsar`. It asks for tokens and
 * also speaks TLS. What cannot be run is written where the closing lines of the run are made: nothing is left out silently.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const native = nativeClientProblem();
  if (native !== undefined) note(`Suite of the native Pulsar adapter NOT RUN: ${native}`, 'allowed');
  project.provide('nativePulsar', native === undefined);
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
