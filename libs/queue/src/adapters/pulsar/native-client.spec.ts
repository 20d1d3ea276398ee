import { expect, it } from 'vitest';
import { createLogger } from '#common';
import { passOn } from './native-client.js';

const [INFO, WARN, ERROR] = [1, 2, 3];

it("the client's warnings and errors are passed on, but not a missing topic's, which we tell ourselves and mend", () => {
  const lines: string[] = [];
  const logger = createLogger('test', 'warn', { write: (line) => void lines.push(line) });
  passOn(logger, INFO, 'Connected to broker');
  passOn(logger, ERROR, 'Error Checking/Getting Partition Metadata while Subscribing on persistent://vitae/jobs/x -- TopicNotFound');
  passOn(logger, ERROR, '[persistent://vitae/jobs/x, a, 0] Failed to create consumer: TopicNotFound');
  passOn(logger, WARN, 'Forcing connection to close after keep-alive timeout');
  passOn(logger, ERROR, 'Connection closed with ConnectError');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string; reason: string }).reason)).toEqual([
    'Forcing connection to close after keep-alive timeout',
    'Connection closed with ConnectError',
  ]);
});
