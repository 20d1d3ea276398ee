import { describe, expect, it } from 'vitest';
import { failpointSetting, Failpoints } from './failpoints.js';

const parse = (text: string): Failpoints => failpointSetting.parse(text);

async function thrown(points: Failpoints, times: number): Promise<number> {
  let n = 0;
  for (let i = 0; i < times; i++) await points.hit('acknowledge.committed', 5).catch(() => n++);
  return n;
}

describe('faults on purpose', () => {
  it('does nothing, and counts nothing, without a rule', async () => {
    const points = parse('');
    expect(await thrown(points, 100)).toBe(0);
    expect(points.struck.size).toBe(0);
  });

  it('strikes every so many-th hit and counts what it struck by weight', async () => {
    const points = parse('acknowledge.committed=throw/10');
    expect(await thrown(points, 35)).toBe(3);
    expect(points.struck.get('acknowledge.committed')).toBe(15);
  });

  it('strikes always without a chance, and never with the chance 0', async () => {
    expect(await thrown(parse('acknowledge.committed=throw'), 7)).toBe(7);
    expect(await thrown(parse('acknowledge.committed=throw@0'), 7)).toBe(0);
  });

  it('strikes only at the place it was asked for', async () => {
    const points = parse('claim.committed=throw');
    expect(await thrown(points, 3)).toBe(0);
    await expect(points.hit('claim.committed')).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it.each(['nowhere=kill', 'claim.committed=explode', 'claim.committed=throw/0', 'claim.committed=throw@0.1/3', 'claim.committed'])(
    'refuses %s',
    (text) => {
      expect(failpointSetting.safeParse(text).success).toBe(false);
    },
  );
});
