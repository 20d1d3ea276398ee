import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { eventually } from '#testing';
import { RunningGateway } from './running-gateway.js';

let g: RunningGateway;
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const s of sockets.splice(0)) s.terminate();
  await g.stop();
});

interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

const WATCH = 'subscription($id: ID!) { u: jobUpdated(id: $id) { id revision } }';

/** A socket of somebody, from an address of its own. */
class Watching {
  readonly frames: Frame[] = [];
  readonly closed: Promise<string>;
  readonly socket: WebSocket;

  constructor(who: string, from: string) {
    this.socket = new WebSocket(`${g.liveUrl}/graphql`, 'graphql-transport-ws', { headers: { 'x-forwarded-for': from } });
    sockets.push(this.socket);
    this.socket.on('open', () => this.say({ type: 'connection_init', payload: { authorization: `Bearer user:${who}` } }));
    this.socket.on('message', (d) => this.frames.push(JSON.parse(String(d)) as Frame));
    this.closed = new Promise((resolve) => this.socket.on('close', (code, reason) => resolve(`${code} ${String(reason)}`)));
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  watch(id: string): void {
    this.say({ id, type: 'subscribe', payload: { query: WATCH, variables: { id: 'still' } } });
  }

  of(type: string): readonly (string | undefined)[] {
    return this.frames.filter((f) => f.type === type).map((f) => f.id);
  }

  async acknowledged(): Promise<this> {
    await eventually(() => {
      if (this.of('connection_ack').length === 0) throw new Error('Not acknowledged');
    });
    return this;
  }
}

describe('one person', () => {
  it('K172 has so many sockets at once, from however many addresses; the next is told so, and another person is not touched', async () => {
    g = await RunningGateway.start({ MAX_SOCKETS_EACH: '2', TRUSTED_PROXIES: '1' });
    const first = await new Watching('ann', '203.0.113.1').acknowledged();
    await new Watching('ann', '203.0.113.2').acknowledged();
    expect(await new Watching('ann', '203.0.113.3').closed).toBe('4429 Too many sockets of one person');
    await new Watching('bob', '203.0.113.3').acknowledged();
    first.socket.close();
    await first.closed;
    await eventually(async () => {
      const again = new Watching('ann', '203.0.113.4');
      await Promise.race([
        again.acknowledged(),
        again.closed.then((why) => {
          throw new Error(why);
        }),
      ]);
    });
    await eventually(() => expect(g.owners.jobs.live).toBe(3));
  });

  it('K172 pays for sockets beyond them', async () => {
    g = await RunningGateway.start({ MAX_SOCKETS_EACH: '1', RATE_LIMIT_PER_MINUTE: '30', TRUSTED_PROXIES: '1' });
    await new Watching('ann', '203.0.113.1').acknowledged();
    const answers: (number | string)[] = [];
    // A slow machine gives a token back meanwhile.
    while (answers.at(-1) !== 429 && answers.length < 10) {
      const more = new Watching('ann', '203.0.113.2');
      more.socket.on('error', () => undefined);
      const refused = new Promise<number>((resolve) =>
        more.socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0)),
      );
      answers.push(await Promise.race([more.closed, refused]));
    }
    const told = '4429 Too many sockets of one person';
    expect(answers.slice(0, 3)).toEqual([told, told, told]);
    expect(answers.at(-1)).toBe(429);
  });

  it('K172 has so many subscriptions over all sockets; one more is refused by itself, and one that ended makes room', async () => {
    g = await RunningGateway.start({ MAX_SUBSCRIPTIONS_EACH: '3', TRUSTED_PROXIES: '1' });
    const [one, two] = [await new Watching('ann', '203.0.113.1').acknowledged(), await new Watching('ann', '203.0.113.2').acknowledged()];
    one.watch('a');
    one.watch('b');
    await eventually(() => expect(one.of('next').length).toBeGreaterThanOrEqual(2));
    two.watch('c');
    await eventually(() => expect(two.of('next')).toContain('c'));
    two.watch('d');
    await eventually(() => expect(two.of('error')).toEqual(['d']));
    expect(two.frames.find((f) => f.type === 'error')?.payload?.[0]).toMatchObject({
      message: 'Too many subscriptions at once',
      extensions: { code: 'RATE_LIMITED', limit: 3 },
    });
    const bob = await new Watching('bob', '203.0.113.1').acknowledged();
    bob.watch('e');
    await eventually(() => expect(bob.of('next')).toContain('e'));
    one.say({ id: 'a', type: 'complete' });
    two.watch('f');
    await eventually(() => expect(two.of('next')).toContain('f'));
    // A socket that goes gives back all it had.
    two.socket.terminate();
    one.socket.terminate();
    await Promise.all([one.closed, two.closed]);
    const later = await new Watching('ann', '203.0.113.3').acknowledged();
    for (const id of ['g', 'h', 'i']) later.watch(id);
    await eventually(() => expect(new Set(later.of('next'))).toEqual(new Set(['g', 'h', 'i'])));
  });

  it('K172 who opens and ends subscriptions without pause is refused, and another person is not', async () => {
    g = await RunningGateway.start({ MAX_SUBSCRIPTIONS_EACH: '3' });
    const ann = await new Watching('ann', '203.0.113.1').acknowledged();
    // Below what a socket may say without paying: 64 frames.
    for (let i = 0; i < 100; i++) {
      ann.watch(`s${i}`);
      ann.say({ id: `s${i}`, type: 'complete' });
    }
    await eventually(() => expect(ann.of('error').length).toBeGreaterThan(0));
    expect(ann.frames.find((f) => f.type === 'error')?.payload?.[0]).toMatchObject({
      message: 'Too many subscriptions are opened and ended',
      extensions: { code: 'RATE_LIMITED' },
    });
    const bob = await new Watching('bob', '203.0.113.1').acknowledged();
    bob.watch('a');
    await eventually(() => expect(bob.of('next')).toContain('a'));
  });
});
