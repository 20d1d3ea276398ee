import { describe, expect, it } from 'vitest';
import { withPlannerSettings } from './planner-settings.js';

const options = (url: string): string | null => new URL(withPlannerSettings(url)).searchParams.get('options');

describe('the planner settings of jobs', () => {
  it('switch just-in-time compilation off: a refused sequential scan is priced so high that every claim would be compiled', () => {
    expect(options('postgresql://u:p@h/d')).toContain('-c jit=off');
  });

  it('stand after the options that the URL has already', () => {
    expect(options('postgresql://u:p@h/d?options=-c%20work_mem%3D8MB')).toMatch(/^-c work_mem=8MB .*enable_seqscan=off/);
  });
});
