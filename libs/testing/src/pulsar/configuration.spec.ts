import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkoutFolder } from '../config.js';
import { brokerConfiguration } from './configuration.js';

const file = (name: string): string => readFileSync(path.join(checkoutFolder, name), 'utf8');
const ports = { web: 1, broker: 2, webTls: 3, brokerTls: 4, bookie: 5 };

it.each([
  ['the tests', brokerConfiguration({ ports, bindAddress: '127.0.0.1', bookieInterface: 'lo' })],
  ['docker-compose.yaml', file('docker-compose.yaml')],
  ['docker-compose.local.yaml', file('docker-compose.local.yaml')],
  ['the chart', file('charts/vitae/templates/pulsar/stateful-set.yaml')],
  ['EKS', file('charts/pulsar-values-eks.yaml')],
])('the broker of %s looks for new messages of an idle topic at once', (_whose, text) => {
  expect(text).toMatch(/managedLedgerNewEntriesCheckDelayInMillis(=|: |, value: )["']?0\b/);
});
