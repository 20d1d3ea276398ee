import { request } from 'node:http';
import type { Attack, Attackers } from './attack.js';

const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }';
const LOGIN = 'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { __typename } }';
const PASSWORD = 'umbrella-fjord-kestrel-nine';
const CONNECTIONS = 60;

/** A guesser leaves an address before the limit of failures an address holds it up. */
const GUESSES_AN_ADDRESS = 15;

export const registeringCrowd: Attack = {
  what: `${CONNECTIONS} connections that register without pause, from ten addresses`,
  accounts: 0,
  async prepare(attackers) {
    const browsers = Array.from({ length: CONNECTIONS }, (_, n) => attackers.browser(`127.72.0.${1 + (n % 10)}`));
    let made = 0;
    const register = (n: number): Promise<unknown> => {
      const input = { email: `crowd-${process.pid}-${made++}@example.com`, password: PASSWORD };
      return attackers.attempt(() => browsers[n]!.ask(REGISTER, { input }, { type: 'AuthSession' }));
    };
    return () => attackers.withoutPause(CONNECTIONS, register);
  },
};

export const guessingCrowd: Attack = {
  what: `${CONNECTIONS} connections that guess passwords without pause, each from ever new addresses`,
  accounts: 0,
  async prepare(attackers) {
    let guesses = 0;
    let addresses = 0;
    const guess = async (): Promise<void> => {
      const n = addresses++;
      const browser = attackers.browser(`127.${73 + (Math.floor(n / 62_500) % 3)}.${Math.floor(n / 250) % 250}.${1 + (n % 250)}`);
      for (let i = 0; i < GUESSES_AN_ADDRESS && !attackers.signal.aborted; i++) {
        const email = `nobody-${guesses++}@example.com`;
        await attackers.attempt(() => browser.ask(LOGIN, { email, password: PASSWORD }, { type: 'AuthSession' }));
        await attackers.pause(5);
      }
      await browser.close();
    };
    return () => attackers.withoutPause(CONNECTIONS, guess);
  },
};

const DRIP_BYTES = 350;
const DRIP_MS = 250;

/** One upload at 1.4 kB a second, until it is answered. */
function drip(attackers: Attackers, token: string, from: string): Promise<void> {
  return new Promise((resolve) => {
    const upload = request(`${attackers.target.url}/uploads`, {
      method: 'POST',
      localAddress: from,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    });
    const dripping = setInterval(() => upload.write(' '.repeat(DRIP_BYTES)), DRIP_MS);
    const over = (what: string): void => {
      clearInterval(dripping);
      attackers.signal.removeEventListener('abort', given);
      attackers.count(what);
      upload.destroy();
      resolve();
    };
    const given = (): void => over('still dripping');
    attackers.signal.addEventListener('abort', given, { once: true });
    upload.on('error', (error: NodeJS.ErrnoException) => over(error.code ?? error.name));
    upload.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (d: string) => (text += d));
      answer.on('error', () => over('CUT'));
      answer.on('end', () => over(/"code":"(\w+)"/.exec(text)?.[1] ?? `HTTP_${answer.statusCode}`));
    });
    upload.write('[');
  });
}

export const drippingUploads: Attack = {
  what: 'three accounts with four uploads each at 1.4 kB a second',
  accounts: 3,
  async prepare(attackers) {
    const browsers = [await attackers.signedIn(0), await attackers.signedIn(1), await attackers.signedIn(2)];
    const one = (n: number): Promise<void> => {
      const browser = browsers[n % browsers.length]!;
      return drip(attackers, browser.token ?? '', browser.from);
    };
    return () => attackers.withoutPause(12, one, 200);
  },
};
