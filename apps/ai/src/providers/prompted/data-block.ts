import { createHash } from 'node:crypto';

/** A text without the characters nobody sees (zero-width, bidi, controls but for line feed and tab). */
export const visible = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' || c === '\t' ? c : ''));

/**
 * Data of others inside a prompt, between marks that cannot stand in it: their word is taken from the data's own hash. Characters nobody
 * sees (zero-width, bidi, controls) are taken out, since text hidden in them would be read by the model and by nobody else.
 */
export function dataBlock(name: string, data: string): string {
  const seen = visible(data);
  const mark = createHash('sha256').update(name).update(seen).digest('hex').slice(0, 16);
  return `<<<${name} ${mark}>>>\n${seen}\n<<<END ${name} ${mark}>>>`;
}
