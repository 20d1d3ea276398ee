import { describe, expect, it } from 'vitest';
import { clientAddress } from './request-facts.js';

describe('clientAddress', () => {
  const forged = { 'x-forwarded-for': '6.6.6.6, 203.0.113.7, 10.0.0.1' };

  it.each([
    [0, '127.0.0.1'],
    [1, '10.0.0.1'],
    [2, '203.0.113.7'],
    [9, '6.6.6.6'],
  ])('A1 believes %i proxies and no more', (trusted, address) => {
    expect(clientAddress(forged, '127.0.0.1', trusted)).toBe(address);
  });

  it('is the socket where no proxy spoke, IPv4 written as such', () => {
    expect(clientAddress({}, '::ffff:192.0.2.1', 2)).toBe('192.0.2.1');
    expect(clientAddress({}, '2001:db8::1', 0)).toBe('2001:db8::1');
  });
});
