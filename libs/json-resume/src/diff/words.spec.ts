import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffWords } from './words.js';

const told = (before: string, after: string): string | undefined =>
  diffWords(before, after)
    ?.map(({ op, text }) => ({ same: text, added: `+[${text}]`, removed: `-[${text}]` })[op])
    .join('');

it('names the words that changed, neighbours together, in any script', () => {
  expect(told('Led a team of 3', 'Led a team of 12 nurses')).toBe('Led a team of -[3]+[12 nurses]');
  expect(told('Wrote the guide for new nurses', 'Wrote two short guides for new nurses')).toBe(
    'Wrote -[the guide ]+[two short guides ]for new nurses',
  );
  expect(told('売上を10%伸ばした', '売上を12%伸ばした')).toBe('売上を-[10]+[12]%伸ばした');
  expect(told('Вёл группу', 'Вёл большую группу')).toBe('Вёл +[большую ]группу');
  expect(told('', 'New')).toBe('+[New]');
  expect(told('a  b', 'a b')).toBe('a-[  ]+[ ]b');
});

it('is silent where nothing of use can be said, in bounded time', () => {
  expect(diffWords('x '.repeat(20_000), 'y')).toBeUndefined();
  const words = (salt: string): string => Array.from({ length: 3_000 }, (_, i) => `${salt}${i}`).join(' ');
  expect(diffWords(words('a'), words('b'))).toBeUndefined();
});

it('loses and adds nothing, whatever the texts', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(fc.constantFrom('a', 'b', ' ', '  ', 'é', '中'), { maxLength: 20 }).map((l) => l.join(''))); // prettier-ignore
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after) ?? [];
      const without = (op: string): string => parts.filter((p) => p.op !== op).map((p) => p.text).join(''); // prettier-ignore
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});
