import { describe, expect, it } from 'vitest';
import { isPlaceholder, plainLines, plainName, sameLine } from './plain.js';

describe('plainLines', () => {
  it.each([
    ['Ran a kitchen team of 7', ['Ran a kitchen team of 7']],
    ['<p>Ran a <strong>kitchen team</strong> of 7</p>', ['Ran a kitchen team of 7']],
    ['<ul><li>Planned menus</li><li>Cut waste by 18%</li></ul>', ['Planned menus', 'Cut waste by 18%']],
    ['Stock &amp;amp; menu control', ['Stock & menu control']],
    ['• Ran a team\r\n• Planned menus', ['Ran a team', 'Planned menus']],
    ['**Led** the `deploy` of [the shop](https://example.org)', ['Led the deploy of the shop']],
    ['🍳 Ran a kitchen 👩‍🍳 team', ['Ran a kitchen team']],
    ['→ Cut waste by 18% 🎉', ['Cut waste by 18%']],
    ['Cut CAUTI rate from 2.1 → 0.6', ['Cut CAUTI rate from 2.1 → 0.6']],
    ['RAN A KITCHEN TEAM OF 7', ['Ran a kitchen team of 7']],
    ['UMSATZ DER FILIALE UM 8 % GESTEIGERT', ['UMSATZ DER FILIALE UM 8 % GESTEIGERT']],
    ['AWS, GCP, CI/CD', ['AWS, GCP, CI/CD']],
    ['Costs < 5 % and > 3 %', ['Costs < 5 % and > 3 %']],
    ['snake_case_name and __init__', ['snake_case_name and init']],
    ['<script>alert(1)</script>Sold 3 boats', ['Sold 3 boats']],
    ['', []],
  ])('%j', (text, lines) => {
    expect(plainLines(text)).toEqual(lines);
  });
});

describe('plainName', () => {
  it.each(['N/A', 'n.a.', '-', '[Company Name]', 'Confidential', '<b></b>', 'None'])('%j is nobody', (text) => {
    expect(plainName(text)).toBe('');
  });

  it.each([
    ['Smith &amp; Sons', 'Smith & Sons'],
    ['<b>Greenfold</b>', 'Greenfold'],
    ['Natura', 'Natura'],
    ['Acme, Inc.', 'Acme, Inc.'],
  ])('%j is %j', (text, name) => {
    expect(plainName(text)).toBe(name);
  });
});

it('knows what somebody meant to replace', () => {
  expect(['Led a team of XX people', 'Lorem ipsum dolor', 'Saved ??? hours', '[describe your task]', 'TODO'].every(isPlaceholder)).toBe(
    true,
  );
  expect(['Taught grade XI', 'Ran 3 shops', 'Won the XXL race'].some(isPlaceholder)).toBe(false);
});

it('tells the same line by its words', () => {
  expect(sameLine('Planned menus.')).toBe(sameLine('planned  menus'));
  expect(sameLine('Cut 8 %')).not.toBe(sameLine('Cut 9 %'));
});
