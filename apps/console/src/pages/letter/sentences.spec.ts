import { describe, expect, it } from 'vitest';
import { at, shown } from '../../parts/pointer.js';
import { paragraphsOf } from './sentences.js';

const BODY = 'Dear team,\n\nI built it 😀. I ran it.\n\nYours sincerely,\nAda Example';
const span = (text: string) => ({ start: BODY.indexOf(text), end: BODY.indexOf(text) + text.length, of: text });

describe('the paragraphs of a letter', () => {
  it('hold every character once, each statement in its place, whatever order they come in', () => {
    const statements = [span('I ran it.'), span('Ada Example'), span('Dear team,'), span('I built it 😀.')];
    const paragraphs = paragraphsOf(BODY, statements);
    expect(paragraphs?.map((p) => p.map((piece) => piece.text).join('')).join('\n\n')).toBe(BODY);
    const stated = paragraphs?.flat().filter((piece) => piece.statement) ?? [];
    expect(stated.map((piece) => [piece.text, piece.statement?.of])).toEqual(
      ['Dear team,', 'I built it 😀.', 'I ran it.', 'Ada Example'].map((t) => [t, t]),
    );
  });

  it('leave out what has no place, or another’s', () => {
    const wrong = [{ start: 0, end: 10_000, of: 'a' }, { start: 5, end: 5, of: 'b' }, { start: null, end: null, of: 'c' }, { start: 2, end: 20, of: 'd' }]; // prettier-ignore
    const paragraphs = paragraphsOf(BODY, [span('Dear team,'), ...wrong]);
    expect(paragraphs?.flat().flatMap((piece) => (piece.statement ? [piece.text] : []))).toEqual(['Dear team,']);
    expect(paragraphs?.map((p) => p.map((piece) => piece.text).join('')).join('\n\n')).toBe(BODY);
  });

  it('of an earlier version are not guessed', () => {
    expect(paragraphsOf(BODY, [{ start: null, end: null }])).toBeUndefined();
    expect(paragraphsOf(BODY, [])?.length).toBe(3);
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
