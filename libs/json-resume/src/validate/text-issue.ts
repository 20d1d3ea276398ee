import type { FieldShape } from '../resume/fields.js';
import type { IssueCode } from './issue.js';
import { MAX_EMAIL, MAX_IMAGE, MAX_LINE, MAX_TEXT, MAX_URL } from './limits.js';
import { isDateLike, isEmailLike, isPicture, isWebAddress } from './text-shapes.js';

/** What is wrong with a text in a field of this shape; undefined when nothing is. An empty text is nobody's mistake. */
export function textIssue(text: string, shape: FieldShape): IssueCode | undefined {
  switch (shape) {
    case 'line':
    case 'end':
    case 'place':
      return text.length > MAX_LINE ? 'TEXT_TOO_LONG' : undefined;
    case 'text':
      return text.length > MAX_TEXT ? 'TEXT_TOO_LONG' : undefined;
    case 'date':
      return text === '' || isDateLike(text) ? undefined : 'INVALID_DATE';
    case 'url':
      if (text.length > MAX_URL) return 'TEXT_TOO_LONG';
      return text === '' || isWebAddress(text) ? undefined : 'INVALID_URL';
    case 'email':
      if (text.length > MAX_EMAIL) return 'TEXT_TOO_LONG';
      return text === '' || isEmailLike(text) ? undefined : 'INVALID_EMAIL';
    case 'image':
      if (text.length > MAX_IMAGE) return 'TEXT_TOO_LONG';
      return text === '' || isPicture(text) ? undefined : 'INVALID_URL';
    case 'list':
    case 'keywords':
    case 'location':
    case 'profiles':
      return 'INVALID_TYPE';
  }
}
