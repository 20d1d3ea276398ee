import { WebSocket } from 'ws';
import type { Attack, Attackers } from './attack.js';
import { keepsMuch, openJob } from './bodies.js';

const PROTOCOL = 'graphql-transport-ws';
/** Longer than a reader that takes nothing is waited for. */
const READ_NOTHING_MS = 8_000;

const LARGE = '{ resumes(first: 20) { nodes { id content } } }';

/** One socket, until the other side or the attack ends it. `opened` may write as it likes. */
function socket(attackers: Attackers, from: string, opened: (ws: WebSocket) => void): Promise<void> {
  return new Promise((resolve) => {
    const ws = new WebSocket(`${attackers.target.url.replace(/^http/, 'ws')}/graphql`, PROTOCOL, { localAddress: from });
    const given = (): void => ws.terminate();
    attackers.signal.addEventListener('abort', given, { once: true });
    ws.on('open', () => opened(ws));
    ws.on('unexpected-response', (_request, answer) => {
      attackers.count(`HTTP_${answer.statusCode}`);
      answer.destroy();
      ws.terminate();
    });
    ws.on('error', () => undefined);
    ws.on('close', (code) => {
      attackers.signal.removeEventListener('abort', given);
      attackers.count(attackers.signal.aborted ? 'still open' : `closed ${code}`);
      resolve();
    });
  });
}

const say = (ws: WebSocket, message: object): void => ws.send(JSON.stringify(message));

/** Says who it is, and hears of it. */
function signedIn(ws: WebSocket, authorization: Record<string, string>, acknowledged: () => void): void {
  ws.on('message', (data: Buffer) => {
    if (data.includes('connection_ack')) acknowledged();
  });
  say(ws, { type: 'connection_init', payload: authorization });
}

export const slowReaders: Attack = {
  what: '70 sockets of one account that ask for 5 MB four times each and read nothing, and do so again',
  accounts: 1,
  async prepare(attackers) {
    const owner = await attackers.signedIn(0);
    await keepsMuch(attackers, owner);
    const one = (n: number): Promise<void> =>
      socket(attackers, `127.76.0.${1 + n}`, (ws) =>
        signedIn(ws, owner.authorization(), () => {
          for (let i = 0; i < 4; i++) say(ws, { id: `q${i}`, type: 'subscribe', payload: { query: LARGE } });
          ws.pause();
          // Cut or not, who reads nothing hears nothing of it: the next takes its place.
          setTimeout(() => ws.terminate(), READ_NOTHING_MS).unref();
        }),
      );
    return () => attackers.withoutPause(70, one, 100);
  },
};

export const pingFlood: Attack = {
  what: 'eight sockets that send pings without pause, before they say who they are',
  accounts: 0,
  async prepare(attackers) {
    const one = (n: number): Promise<void> =>
      socket(attackers, `127.77.0.${1 + (n % 4)}`, (ws) => {
        const flood = (): void => {
          if (ws.readyState !== WebSocket.OPEN) return;
          for (let i = 0; i < 200 && ws.bufferedAmount < 100_000; i++) ws.send('{"type":"ping"}');
          setImmediate(flood);
        };
        flood();
      });
    return () => attackers.withoutPause(8, one);
  },
};

export const subscriptionFlood: Attack = {
  what: 'one account with as many sockets as it gets, up to 1,000, 30 subscriptions on each, opened and ended without pause on ten of them',
  accounts: 1,
  async prepare(attackers) {
    const owner = await attackers.signedIn(0);
    const id = await openJob(owner);
    const subscribe = (ws: WebSocket, n: number): void =>
      say(ws, { id: `s${n}`, type: 'subscribe', payload: { query: 'subscription ($id: ID!) { jobUpdated(id: $id) { id status progress { total ready } } }', variables: { id } } }); // prettier-ignore
    const one = (n: number): Promise<void> =>
      socket(attackers, `127.78.${Math.floor(n / 250)}.${1 + (n % 250)}`, (ws) =>
        signedIn(ws, owner.authorization(), () => {
          for (let i = 0; i < 30; i++) subscribe(ws, i);
          if (n >= 10) return;
          let at = 0;
          const churn = setInterval(() => {
            if (ws.readyState !== WebSocket.OPEN) return clearInterval(churn);
            say(ws, { id: `s${at % 30}`, type: 'complete' });
            subscribe(ws, at++ % 30);
          }, 5);
        }),
      );
    return () => attackers.withoutPause(1_000, one, 1_000);
  },
}; // prettier-ignore
