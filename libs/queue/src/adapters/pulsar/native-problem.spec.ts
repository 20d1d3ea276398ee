import { expect, it } from 'vitest';
import { VitaeError } from '#common';
import { isClosed, lastWord, nativeProblem } from './native-problem.js';

const wish = { verb: 'publish to', topic: 'jobs/x' } as const;

it.each([
  ['Failed to send message: TimeOut', 'DEADLINE_EXCEEDED', /does not answer/],
  ['Failed to send message: ProducerQueueIsFull', 'OVERLOADED', /wait for the broker/],
  ['Failed to send message: MessageTooBig', 'PAYLOAD_TOO_LARGE', /larger/],
  ['Failed to create producer: TopicNotFound', 'DEPENDENCY_UNAVAILABLE', /no topic jobs\/x \(404\)/],
  ['Failed to create producer: AuthorizationError', 'DEPENDENCY_UNAVAILABLE', /may not publish to jobs\/x \(403\)/],
  ['Failed to create producer: AuthenticationError', 'DEPENDENCY_UNAVAILABLE', /refused the token \(401\)/],
  ['Failed to create producer: ConnectError', 'DEPENDENCY_UNAVAILABLE', /cannot be reached, or its certificate/],
  ['Failed to create producer: ProducerBlockedQuotaExceededException', 'OVERLOADED', /backlog is full/],
  ['Failed to create producer: ProducerBusy', 'DEPENDENCY_UNAVAILABLE', /ProducerBusy/],
  ['', 'DEPENDENCY_UNAVAILABLE', /did not take a message/],
])('%s', (text, code, sentence) => {
  const problem = nativeProblem(new Error(text), wish);
  expect(problem).toMatchObject({ code, message: expect.stringMatching(sentence) });
});

it('matches the last word alone, and knows who is gone for good', () => {
  expect(lastWord(new Error('Failed to receive message: TimeOut'))).toBe('TimeOut');
  expect(isClosed(new Error('Failed to receive message: AlreadyClosed'))).toBe(true);
  expect(isClosed(new Error('AlreadyClosed was not it: TimeOut'))).toBe(false);
});

it('leaves our own errors as they are', () => {
  const ours = new VitaeError('OVERLOADED', 'x');
  expect(nativeProblem(ours, wish)).toBe(ours);
});
