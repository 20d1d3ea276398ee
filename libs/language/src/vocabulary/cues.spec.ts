import { describe, expect, it } from 'vitest';
import { findCues } from './cues.js';
import type { Language } from './languages.js';

describe('findCues', () => {
  it.each<[Language, string, string[]]>([
    ['en', 'Must have: 5 years of Java. Kotlin is a plus.', ['must', 'nice']],
    ['fr', 'Votre profil : anglais indispensable, allemand apprécié', ['must', 'must', 'nice']],
    ['de', 'Das bringen Sie mit · Wünschenswert ist ein Führerschein', ['must', 'nice']],
    ['es', 'Imprescindible carné B; se valorará inglés', ['must', 'nice']],
    ['ja', '【必須条件】看護師免許 【歓迎条件】英語', ['must', 'nice']],
  ])('%s: %s', (language, text, cues) => {
    expect(findCues(text, language).map(({ cue }) => cue)).toEqual(cues);
  });
});
