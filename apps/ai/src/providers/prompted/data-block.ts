import { createHash } from 'node:crypto';

/**
 * Data of others inside a prompt, between marks that cannot stand in it: their word is taken from the data's own hash. Characters nobody
 * sees (zero-width, bidi, controls) are taken out, since text hidden in them would be read by the model and by nobody else.
 */
export function dataBlock(name: string, data: string): string {
  const visible = data.replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' || c === '\t' ? c : ''));
  const mark = createHash('sha256').update(name).update(visible).digest('hex').slice(0, 16);
  return `<<<${name} ${mark}>>>\n${visible}\n<<<END ${name} ${mark}>>>`;
}
