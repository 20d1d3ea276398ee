import { describe, expect, it } from 'vitest';
import { jobType } from '#contracts';
import { outcomeOf } from './outcome.js';
import { readPayload } from './payload.js';

const { payload } = jobType('generate-documents');

describe('the input of an item', () => {
  it.each(['[]', '{"kind":"POEM"}', '{"kind":"RESUME","masterResumeId":"x"}'])('that is none of its type fails for good: %s', (text) => {
    expect(() => readPayload(payload, Buffer.from(text))).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  it.each(['', '{', '{"posting":{"text":,"title":"Engineer"},"kind":"RESUME"}'])(
    'that an older Jobs handed out with a part missing is tried again later: %s',
    (text) => {
      const outcome = (): unknown => {
        try {
          return readPayload(payload, Buffer.from(text));
        } catch (error) {
          return outcomeOf(error);
        }
      };
      expect(outcome()).toMatchObject({ is: 'failed', code: 'DEPENDENCY_UNAVAILABLE', permanent: false, retryAfterMs: 20_000 });
    },
  );

  it('is told wrong by its place and never by its value', () => {
    const wrong = { kind: 'RESUME', masterResumeId: 'Ada Example', masterVersion: 1, posting: { text: 'x' } };
    const read = (): unknown => readPayload(payload, Buffer.from(JSON.stringify(wrong)));
    expect(read).toThrow('/masterResumeId');
    expect(read).not.toThrow('Ada');
  });

  it('may hold what a later version added', () => {
    expect(readPayload(jobType('fibonacci').payload, Buffer.from('{"n":3,"since":"tomorrow"}'))).toEqual({ n: 3 });
  });
});
