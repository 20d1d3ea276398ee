import { describe, expect, it } from 'vitest';
import { environmentOf, forgetOwned, prefixed } from './services.js';

const env = {
  PATH: '/bin',
  LOG_LEVEL: 'warn',
  ...prefixed('auth', { DATABASE_URL: 'postgresql://auth', LOG_LEVEL: 'debug' }),
  ...prefixed('resume', { DATABASE_URL: 'postgresql://resume', SERVICE_KEY: 'r' }),
  AUTHORITY__X: 'nobody owns this',
};

describe('the environment of a host', () => {
  it('gives each service its own variables over the common ones, and none of another', () => {
    expect(environmentOf('auth', env)).toEqual({ PATH: '/bin', LOG_LEVEL: 'debug', DATABASE_URL: 'postgresql://auth', AUTHORITY__X: 'nobody owns this' }); // prettier-ignore
    expect(environmentOf('resume', env)).toMatchObject({ LOG_LEVEL: 'warn', DATABASE_URL: 'postgresql://resume', SERVICE_KEY: 'r' });
    expect(Object.values(environmentOf('jobs', env)).join(' ')).not.toContain('postgresql:');
  });

  it('keeps no service’s own variables where threads and child processes would inherit them', () => {
    const own: Record<string, string | undefined> = { ...env };
    forgetOwned(own);
    expect(own).toEqual({ PATH: '/bin', LOG_LEVEL: 'warn', AUTHORITY__X: 'nobody owns this' });
  });
});
