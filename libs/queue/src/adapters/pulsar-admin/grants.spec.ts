import { describe, expect, it } from 'vitest';
import { parseGrants } from './grants.js';

describe('the roles of PULSAR_ROLES', () => {
  it('get what their service needs and nothing more', () => {
    expect(parseGrants('auth=a, jobs=j,resume=r,executor=x')).toEqual([
      { role: 'a', namespaces: { events: ['produce'] } },
      { role: 'j', namespaces: { jobs: ['produce'], events: ['produce', 'consume'], parked: ['produce'] } },
      { role: 'r', namespaces: { events: ['consume'], parked: ['produce'] } },
      { role: 'x', namespaces: { jobs: ['consume'], parked: ['produce'] } },
    ]);
  });

  it('get what all services need where one role serves all', () => {
    expect(parseGrants('vitae')).toEqual([
      { role: 'vitae', namespaces: { jobs: ['produce', 'consume'], events: ['produce', 'consume'], parked: ['produce'] } },
    ]);
  });

  it('get the sum where they are named twice', () => {
    expect(parseGrants('resume=one,executor=one')).toEqual([
      { role: 'one', namespaces: { events: ['consume'], parked: ['produce'], jobs: ['consume'] } },
    ]);
  });

  it('are none without a word', () => expect(parseGrants(' , ')).toEqual([]));

  it('keep an = of their own', () =>
    expect(parseGrants('executor=cn=executor')).toEqual([{ role: 'cn=executor', namespaces: expect.anything() }]));

  it.each(['gateway=g', 'ai=a', 'executor=', '=x', 'toString=x'])('%s is refused with a sentence', (text) => {
    expect(() => parseGrants(text)).toThrow(`PULSAR_ROLES: "${text}" is no <service>=<role>; services: auth, jobs, resume, executor`);
  });
});
