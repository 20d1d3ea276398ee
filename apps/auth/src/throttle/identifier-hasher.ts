import { createHmac, hkdfSync } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { RegistrationKeys, ThrottleKeys } from './throttle.js';

/**
 * Keyed hashes of addresses and accounts, so that limits and audit hold nothing about anybody that a reader of the tables could use.
 * An IPv6 address counts with its /64: a household has 2^64 of them.
 */
export class IdentifierHasher {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'vitae personal keys', 32));
  }

  address(address: string): Buffer {
    return this.hash('address', network(address));
  }

  /** `name`: the canonical e-mail, whether or not anybody has it. */
  private account(name: string): Buffer {
    return this.hash('account', name);
  }

  /** The three counts a sign-in goes by. */
  forSignIn(name: string, address: string): ThrottleKeys {
    return {
      address: this.address(address),
      account: this.account(name),
      accountAt: this.hash('account-at', `${name} ${network(address)}`),
    };
  }

  /** The three counts an account that is made goes by. */
  forRegistration(address: string): RegistrationKeys {
    return {
      address: this.hash('registrations', network(address)),
      network: this.hash('registrations-of-network', widerNetwork(address)),
      all: this.hash('registrations-in-all', ''),
    };
  }

  private hash(kind: string, text: string): Buffer {
    return createHmac('sha256', this.key).update(`${kind}:${text}`).digest().subarray(0, 16);
  }
}

/** `::ffff:192.0.2.1` is 192.0.2.1; of other IPv6 addresses the first four groups. */
export function network(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (mapped) return mapped[1]!;
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** What one customer of a provider is usually given: a /24 of IPv4, a /48 of IPv6 (RFC 6177 §2). */
export function widerNetwork(address: string): string {
  const narrow = network(address);
  return isIPv4(narrow) ? narrow.replace(/\.\d+$/, '') : narrow.split(':').slice(0, 3).join(':');
}
