import { isPartialDate } from '#json-resume';
import { isPeriod, type AchievementType } from '../achievement.js';
import { firstDay, lastDay } from '../rebuild/order.js';
import type { Issues } from './read-text.js';

const DAY = 86_400_000;
/** How far ahead the end of something under way may lie, such as that of a degree: beyond it is a slip of the hand. */
const YEARS_AHEAD = 10;

/**
 * Partial dates in the calendar and in their order. What has not been is no achievement: nothing may begin later than tomorrow (somewhere it is
 * tomorrow already), and only a period may end later.
 */
export function readDates(
  input: { readonly startDate?: unknown; readonly endDate?: unknown },
  type: AchievementType | undefined,
  now: Date,
  issues: Issues,
): { startDate?: string; endDate?: string } {
  const startDate = readDate(input.startDate, '/startDate', issues);
  const endDate = readDate(input.endDate, '/endDate', issues);
  const tomorrow = now.getTime() + DAY;
  if (startDate !== undefined && firstDay(startDate) > tomorrow) issues.add('/startDate', 'IN_THE_FUTURE');
  else if (endDate !== undefined && firstDay(endDate) > latestEnd(type, now)) issues.add('/endDate', 'IN_THE_FUTURE');
  else if (startDate !== undefined && endDate !== undefined && lastDay(endDate) < firstDay(startDate))
    issues.add('/endDate', 'END_BEFORE_START');
  return { ...(startDate === undefined ? {} : { startDate }), ...(endDate === undefined ? {} : { endDate }) };
}

const latestEnd = (type: AchievementType | undefined, now: Date): number =>
  type !== undefined && !isPeriod({ type }) ? now.getTime() + DAY : Date.UTC(now.getUTCFullYear() + YEARS_AHEAD, now.getUTCMonth() + 1);

function readDate(value: unknown, path: string, issues: Issues): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value.trim() : undefined;
  if (text === '') return undefined;
  if (text === undefined || !isPartialDate(text))
    return issues.add(path, text !== undefined && isFarFuture(text) ? 'IN_THE_FUTURE' : 'NOT_A_DATE');
  return text;
}

/** The calendar of JSON Resume ends with 2999; a date beyond is one, only not yet. */
const isFarFuture = (text: string): boolean => /^[3-9]\d{3}/u.test(text) && isPartialDate(`2${text.slice(1)}`);
