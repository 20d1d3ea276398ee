import { MAX_ISSUES } from '#common';
import { ISSUES, type AchievementIssue, type AchievementIssueCode } from './issue.js';

/** What is wrong so far; an answer does not grow with the input. */
export class Issues {
  readonly list: AchievementIssue[] = [];

  add(path: string, code: AchievementIssueCode): undefined {
    if (this.list.length < MAX_ISSUES) this.list.push({ path, code, message: ISSUES[code] });
    return undefined;
  }
}

/** Control characters and half characters; white space is none of them. */
const NOT_TEXT = /[^\P{Cc}\t\n\r]|\p{Cs}/u;
const VISIBLE = /[^\p{C}\p{Z}]/u;

const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Counts characters no further than needed: an input may have a million. */
const isLonger = (text: string, most: number): boolean => text.length > most && (text.length > 2 * most || [...text].length > most);

/** Text as it is stored (NFC, one space between words of a line), undefined where there is none to see or where it is wrong. */
export function readText(value: unknown, path: string, most: number, issues: Issues, lines = false): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return issues.add(path, 'NOT_TEXT');
  if (isLonger(value.trim(), most)) return issues.add(path, 'TOO_LONG');
  if (NOT_TEXT.test(value)) return issues.add(path, 'NOT_TEXT');
  if (!isVisible(value)) return undefined;
  const text = value.normalize('NFC').trim();
  return lines ? text.replaceAll(/\r\n?/gu, '\n') : text.replaceAll(/\s+/gu, ' ');
}

/** The texts of a list; what has nothing to see is left out. */
export function readTexts(value: unknown, path: string, most: { entries: number; characters: number }, issues: Issues): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return (issues.add(path, 'NOT_A_LIST'), []);
  if (value.length > most.entries) return (issues.add(path, 'TOO_MANY'), []);
  return value.flatMap((item: unknown, i) => readText(item, `${path}/${i}`, most.characters, issues) ?? []);
}
