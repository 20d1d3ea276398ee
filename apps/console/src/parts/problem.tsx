import type { CombinedError } from 'urql';
import { useText, type MessageId, type Translate } from '../text/i18n.js';

/** Codes of the one error map that a person can do something about; the service's own sentence stands for the others. */
const TOLD: Readonly<Record<string, MessageId>> = {
  NOT_FOUND: 'problem.notFound',
  RATE_LIMITED: 'problem.rateLimited',
  OVERLOADED: 'problem.busy',
  DEPENDENCY_UNAVAILABLE: 'problem.unreachable',
  DEADLINE_EXCEEDED: 'problem.unreachable',
  PAYLOAD_TOO_LARGE: 'problem.tooLarge',
  UNAUTHENTICATED: 'problem.signedOut',
  GRAPHQL_VALIDATION_FAILED: 'problem.older',
  INTERNAL_SERVER_ERROR: 'problem.internal',
};

/** One sentence for whatever went wrong: never a status, never HTML of a proxy. */
export function problemText(error: CombinedError, t: Translate): string {
  const [first] = error.graphQLErrors;
  const code = String(first?.extensions['code'] ?? '');
  if (first) return TOLD[code] ? t(TOLD[code]) : first.message;
  return t(navigator.onLine ? 'problem.unreachable' : 'problem.offline');
}

const isOlder = (error: CombinedError): boolean => error.graphQLErrors.some((e) => e.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED');

export function Problem({ error, again }: { readonly error: CombinedError; readonly again: () => void }) {
  const t = useText();
  const older = isOlder(error);
  return (
    <div role="alert" className="notice bad">
      <p>{problemText(error, t)}</p>
      <button type="button" className="button quiet" onClick={older ? () => location.reload() : again}>
        {t(older ? 'broken.reload' : 'problem.again')}
      </button>
    </div>
  );
}
