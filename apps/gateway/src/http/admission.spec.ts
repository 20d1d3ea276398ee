import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { GatewayMetrics } from '../metrics.js';
import { Admission, type AdmissionLimits } from './admission.js';
import { Callers, type Caller } from './callers.js';
import { Throttle } from './throttle.js';

const KILOBYTE = 1024;
const LIMITS: AdmissionLimits = {
  inFlight: 5,
  inFlightEach: 2,
  inFlightAddress: 3,
  answerBytes: 1_000 * KILOBYTE,
  room: { each: 2_000 * KILOBYTE, all: 4_000 * KILOBYTE },
};
const admission = (): Admission => new Admission(new Throttle(0), LIMITS, new GatewayMetrics(new Registry()));
const [ann, bob, eve] = ['person ann', 'person bob', 'address 203.0.113.7'] as unknown as [Caller, Caller, Caller];

describe('Admission', () => {
  it('K163 lets a person have a few operations under way, and again when one has ended; others are not touched', () => {
    const a = admission();
    const turn = a.operation(ann, true);
    a.operation(ann, true);
    expect(() => a.operation(ann, true)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED', retryAfterMs: 1_000 }));
    a.operation(bob, true);
    turn.end();
    turn.end();
    a.operation(ann, true);
    expect(() => a.operation(ann, true)).toThrow('Too many operations under way');
  });

  it('gives those whom no owner has accepted yet more room, an address together; and bounds all', () => {
    const a = admission();
    for (let i = 0; i < 3; i++) a.operation(eve, false);
    expect(() => a.operation(eve, false)).toThrow('Too many operations under way');
    a.operation(ann, true);
    a.operation(bob, true);
    expect(() => a.operation(bob, true)).toThrow(expect.objectContaining({ code: 'OVERLOADED' }));
  });

  it('K162 refuses an answer beyond its size, with the size', () => {
    const turn = admission().operation(ann, true);
    turn.answered(600 * KILOBYTE);
    turn.release(100 * KILOBYTE);
    turn.answered(500 * KILOBYTE);
    expect(() => turn.answered(1)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: 'The answer is larger than 1 MB; ask for fewer at once', details: { limitBytes: 1_000 * KILOBYTE } }),
    );
  }); // prettier-ignore

  it('K164 bounds what a person has kept, over all operations', () => {
    const a = admission();
    for (let i = 0; i < 2; i++) a.operation(ann, true).answered(900 * KILOBYTE);
    expect(() => a.hold(ann, 300 * KILOBYTE)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
    a.hold(bob, 300 * KILOBYTE);
  });

  it('keeps the last quarter for callers that have next to nothing', () => {
    const a = admission();
    a.hold(ann, 2_000 * KILOBYTE);
    a.hold(bob, 1_000 * KILOBYTE);
    expect(() => a.hold(bob, 1)).toThrow(expect.objectContaining({ code: 'OVERLOADED' }));
    a.hold(eve, 100 * KILOBYTE);
    a.release(ann, 2_000 * KILOBYTE);
    expect(() => a.hold(bob, 1)).not.toThrow();
  });

  it('lets go of everything a turn held, once, and lets it keep nothing more', () => {
    const a = admission();
    const turn = a.operation(ann, true);
    turn.hold(1_000 * KILOBYTE);
    turn.answered(1_000 * KILOBYTE);
    turn.end();
    turn.end();
    expect(() => turn.answered(1)).toThrow();
    turn.release(5);
    a.hold(ann, 2_000 * KILOBYTE);
    expect(() => a.hold(ann, 1)).toThrow();
  });

  it('bounds the bodies being received together, and counts nothing that it refuses', () => {
    const a = admission();
    const megabyte = 1024 * 1024;
    for (let i = 0; i < 64; i++) a.bytes(megabyte);
    expect(() => a.bytes(1)).toThrow('Too busy');
    a.bytes(-megabyte);
    expect(() => a.bytes(megabyte)).not.toThrow();
  });
});

describe('Callers', () => {
  const token = (payload: string): string => `Bearer x.${Buffer.from(payload).toString('base64url')}.y`;

  it('knows a person once an owner has accepted the token, and until then the address only', () => {
    const callers = new Callers();
    const forged = token('{"sub":"ann"}');
    expect(callers.of(forged, '2001:db8::1')).toBe('address 2001:db8:0:0');
    expect(callers.of(undefined, '203.0.113.7')).toBe('address 203.0.113.7');
    callers.heard(forged, 200);
    expect(callers.of(forged, '203.0.113.7')).toBe('person ann');
    expect(callers.isPerson(callers.of(forged, '203.0.113.7'))).toBe(true);
    expect(callers.of(`${forged}z`, '203.0.113.7')).toBe('address 203.0.113.7');
    callers.heard(forged, 401);
    expect(callers.of(forged, '203.0.113.7')).toBe('address 203.0.113.7');
  });

  it('takes a token that names nobody for its own person, and none that is longer than tokens are', () => {
    const callers = new Callers();
    for (const odd of ['Bearer opaque', token('{"sub":7}'), token('not json'), token(`{"sub":"${'x'.repeat(65)}"}`)]) {
      callers.heard(odd, 200);
      expect(callers.of(odd, '203.0.113.7')).toBe(`person ${odd}`);
    }
    callers.heard('x'.repeat(4_097), 200);
    expect(callers.of('x'.repeat(4_097), '203.0.113.7')).toBe('address 203.0.113.7');
  });
});
