import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { RunningGateway, verdict, type Reply } from './running-gateway.js';

let g: RunningGateway;
afterEach(() => g.stop());

/** 70 kB of body, over which its owner takes so long. */
const heavy = (who: string, ms: number): Promise<Reply> =>
  g.ask('mutation ($v: JSON!, $ms: Int!) { slowly(ms: $ms) executeJob(input: { clientRequestId: "1", type: "t", input: $v }) { ... on Job { id } } }', {
    token: `user:${who}`,
    variables: { v: 'x'.repeat(70_000), ms },
  }); // prettier-ignore
const light = (who: string): Promise<Reply> => g.ask('{ jobTypes }', { token: `user:${who}` });
const heavySeen = (): number => g.owners.jobs.seen.queries.filter((query) => query.includes('slowly')).length;

describe('heavy operations', () => {
  it('K175 of one person reach an owner one at a time while others ask, and somebody else’s does not wait for them', async () => {
    g = await RunningGateway.start();
    await Promise.all([light('ann'), light('bob')]);
    const order: string[] = [];
    const anns = Array.from({ length: 10 }, () => heavy('ann', 100).then((r) => (order.push('ann'), verdict(r))));
    await eventually(() => expect(heavySeen()).toBe(1));
    expect(verdict(await heavy('bob', 1))).toEqual([200, undefined]);
    order.push('bob');
    expect(verdict(await light('bob'))).toEqual([200, undefined]);
    expect(order.indexOf('bob')).toBeLessThan(5);
    expect(await Promise.all(anns)).toEqual(Array.from({ length: 10 }, () => [200, undefined]));
    expect(order.indexOf('bob')).toBeLessThan(order.lastIndexOf('ann'));
  });

  it('K175 of somebody who is alone wait for nobody', async () => {
    g = await RunningGateway.start();
    await light('ann');
    // Until her token was accepted she was an address, which was heard a second ago by then.
    await g.ask('{ slow(ms: 1100) }');
    const anns = Array.from({ length: 10 }, () => heavy('ann', 2_000));
    let answered = false;
    void Promise.race(anns).then(() => (answered = true));
    await eventually(() => expect(heavySeen()).toBe(10));
    expect(answered).toBe(false);
    expect((await Promise.all(anns)).map(verdict)).toEqual(Array.from({ length: 10 }, () => [200, undefined]));
  });

  it('K175 are told by the nodes they ask for as well as by their bytes', async () => {
    g = await RunningGateway.start();
    await Promise.all([light('ann'), light('bob')]);
    const pages = `{ ${['a', 'b', 'c'].map((alias) => `${alias}: jobs(first: 100) { nodes { id } }`).join(' ')} slow(ms: 300) }`;
    const seen = (): number => g.owners.jobs.seen.queries.filter((query) => query.includes('c: jobs')).length;
    const anns = Array.from({ length: 3 }, () => g.ask(pages));
    await eventually(() => expect(seen()).toBe(1));
    await light('bob');
    expect(seen()).toBe(1);
    expect((await Promise.all(anns)).map(verdict)).toEqual(Array.from({ length: 3 }, () => [200, undefined]));
  });
});

describe('refusals', () => {
  it('K176 are told at once a few times, and then later: another person is answered meanwhile', async () => {
    g = await RunningGateway.start({ MAX_IN_FLIGHT_EACH: '1' });
    await Promise.all([light('ann'), light('bob')]);
    const leave = new AbortController();
    const under = g.ask('{ slow(ms: 20000) }', { signal: leave.signal }).catch(() => undefined);
    await eventually(() => expect(g.owners.jobs.seen.queries).toContain('{ slow(ms: 20000) }'));
    const begun = performance.now();
    const refused = Promise.all(Array.from({ length: 30 }, () => light('ann')));
    expect(verdict(await light('bob'))).toEqual([200, undefined]);
    for (const r of await refused) expect([verdict(r), r.headers.get('retry-after')]).toEqual([[429, 'RATE_LIMITED'], '1']);
    expect(performance.now() - begun).toBeGreaterThan(900);
    leave.abort();
    await under;
  });
});
