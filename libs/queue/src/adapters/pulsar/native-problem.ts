import { errorText, VitaeError } from '#common';
import { PulsarProblem, refusal, type Wish } from '../pulsar-admin/problem.js';

/** The native client's errors have no code: the last word of their text says what happened (`Failed to send message: TimeOut`). */
export const lastWord = (error: unknown): string => /(\w+)\W*$/.exec(errorText(error))?.[1] ?? '';

/** True when a producer or consumer is gone for good and another must be made. */
export const isClosed = (error: unknown): boolean => lastWord(error) === 'AlreadyClosed';

/** The port's error for what the native client rejected with. A TimeOut says nothing of why: the token is asked after elsewhere. */
export function nativeProblem(error: unknown, wish: Wish): VitaeError {
  if (error instanceof VitaeError) return error;
  const word = lastWord(error);
  switch (word) {
    case 'TimeOut':
      return new PulsarProblem('The broker does not answer', false, { code: 'DEADLINE_EXCEEDED', cause: error });
    case 'ProducerQueueIsFull':
      return new PulsarProblem('Too many messages wait for the broker', false, { code: 'OVERLOADED', cause: error });
    case 'ProducerBlockedQuotaExceededError':
    case 'ProducerBlockedQuotaExceededException':
      return refusal(503, wish, 'quota');
    case 'MessageTooBig':
      return new VitaeError('PAYLOAD_TOO_LARGE', 'A message is larger than the broker takes', { cause: error });
    case 'TopicNotFound':
      return refusal(404, wish);
    case 'AuthorizationError':
      return refusal(403, wish);
    case 'AuthenticationError':
      return refusal(401, wish);
    case 'ConnectError':
      return new PulsarProblem('The broker cannot be reached, or its certificate is not trusted (PULSAR_SERVICE_URL, PULSAR_TLS_CA_FILE)', false, { cause: error }); // prettier-ignore
    default:
      return new PulsarProblem(`The broker did not ${wish.verb === 'consume' ? 'let us consume' : 'take a message for'} ${wish.topic} (${word})`, false, { cause: error }); // prettier-ignore
  }
}
