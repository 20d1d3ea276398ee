import { describe, expect, it } from 'vitest';
import { at, shown } from '../../parts/pointer.js';
import { sentencesOf } from './sentences.js';

describe('the sentences of a letter', () => {
  it('are counted over paragraphs and lines', () => {
    const body = 'Dear team,\n\nI built it. I ran it.\n\nYours sincerely,\nAda Example';
    const paragraphs = sentencesOf(body, 5, 'en');
    expect(paragraphs?.flat(2).map((s) => [s.index, s.text.trim()])).toEqual([
      [0, 'Dear team,'],
      [1, 'I built it.'],
      [2, 'I ran it.'],
      [3, 'Yours sincerely,'],
      [4, 'Ada Example'],
    ]);
    expect(paragraphs?.map((p) => p.length)).toEqual([1, 1, 2]);
  });

  it('are not guessed where the count is another one', () => {
    expect(sentencesOf('One. Two.', 3, 'en')).toBeUndefined();
  });
});

describe('a pointer', () => {
  it('finds what it names, and nothing that a document merely inherits', () => {
    const content = { 'a/b': { 'c~d': [{ name: 'Ada', url: 'x' }] } };
    expect(at(content, '/a~1b/c~0d/0/name')).toBe('Ada');
    expect([at(content, '/constructor'), at(content, '/a~1b/c~0d/0/name/length'), at(undefined, '/x')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(shown(at(content, '/a~1b/c~0d/0'))).toBe('Ada · x');
    expect([shown(7), shown(null), shown(undefined)]).toEqual(['7', '', '']);
  });
});
