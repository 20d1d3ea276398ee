import { statements } from './statements.js';

/**
 * The résumé as plain text for matching and for reading: one line for each statement, a blank line between entries. Ways to
 * reach the person and links are left out: they match nothing, and a prompt need not carry them.
 */
export function resumeText(resume: unknown): string {
  const lines: string[] = [];
  let entry = '';
  for (const statement of statements(resume)) {
    if (statement.kind === 'contact' || statement.kind === 'link') continue;
    if (statement.entry !== entry && lines.length > 0) lines.push('');
    entry = statement.entry;
    lines.push(statement.text);
  }
  return lines.join('\n');
}
