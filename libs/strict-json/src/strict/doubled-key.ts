import { printedPointer } from '../pointer/pointer.js';
import { refusal } from './refusal.js';
import type { Refusal } from './refusal.js';

/** An object or array being read: its keys so far (none for an array), the segment its next value stands under. */
interface Level {
  readonly keys: Set<string> | undefined;
  segment: string | number;
}

const COLON_NEXT = /[ \t\r\n]*:/y;

/** The index just after the string that opens at `open`. The text has passed JSON.parse, so the string does close. */
function stringEnd(text: string, open: number): number {
  let i = open + 1;
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}

/**
 * Which key stands twice, for the message. Takes a text that JSON.parse has accepted; keys are compared unescaped, so `a`
 * and `\u0061` are one. The slow path behind the count of colons: about ten times the cost of strict reading.
 */
export function doubledKey(text: string): Refusal {
  const levels: Level[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    const level = levels.at(-1);
    if (char === '{') levels.push({ keys: new Set(), segment: '' });
    else if (char === '[') levels.push({ keys: undefined, segment: 0 });
    else if (char === '}' || char === ']') levels.pop();
    else if (char === ',' && level && typeof level.segment === 'number') level.segment++;
    else if (char === '"') {
      const end = stringEnd(text, i);
      COLON_NEXT.lastIndex = end;
      if (level?.keys && COLON_NEXT.test(text)) {
        const key = JSON.parse(text.slice(i, end)) as string;
        level.segment = key;
        if (level.keys.has(key)) return refusal('DUPLICATE_KEY', printedPointer(levels.map(({ segment }) => segment)), key);
        level.keys.add(key);
      }
      i = end - 1;
    }
  }
  return refusal('DUPLICATE_KEY');
}
