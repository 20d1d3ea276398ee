import { timeOfDay, type MessageId, type Translate } from '../../text/i18n.js';

const REASONS: Readonly<Record<string, MessageId>> = {
  RATE_LIMITED: 'wait.RATE_LIMITED',
  QUOTA_EXCEEDED: 'wait.QUOTA_EXCEEDED',
  PROVIDER_UNAVAILABLE: 'wait.UNAVAILABLE',
  DEPENDENCY_UNAVAILABLE: 'wait.UNAVAILABLE',
  OVERLOADED: 'wait.OVERLOADED',
  DEADLINE_EXCEEDED: 'wait.UNAVAILABLE',
};

/** Why nothing goes on at the moment and when it will, in words; undefined where nothing waits. */
export function waitingText(
  job: { readonly waitingReason: string | null; readonly resumesAt: string | null },
  t: Translate,
): string | undefined {
  const { waitingReason, resumesAt } = job;
  if (waitingReason === null) return undefined;
  const known = REASONS[waitingReason];
  const why = known ? t(known) : t('wait.other', { reason: waitingReason });
  return resumesAt === null ? why : `${why} ${t('wait.until', { time: timeOfDay(resumesAt) })}`;
}
