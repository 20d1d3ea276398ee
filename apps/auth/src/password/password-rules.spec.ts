import { describe, expect, it } from 'vitest';
import { dictionary as common } from '@zxcvbn-ts/language-common';
import { COMMON_WORDS } from './common-words.js';
import { isCommon, passwordIssue } from './password-rules.js';

const nobody = { email: undefined, firstName: null, lastName: null };
const code = (password: string, min = 15): string | undefined => passwordIssue(password, min, nobody)?.code;

/** Common passwords of fifteen characters and more, in the ways people lengthen short ones. */
function* lengthened(): Generator<string> {
  const words = [...COMMON_WORDS].filter((w) => w.length >= 5);
  for (const [i, word] of words.entries()) {
    const other = words[(i * 7 + 3) % words.length]!;
    for (const text of [
      word + word + word,
      `${word}${other}2024`,
      `${word}.${other}.123`,
      `${word}1234567890`,
      `${other}${word}!!!!!`,
      word.toUpperCase() + other + '2025!',
    ]) {
      if (text.length >= 15) yield text;
    }
  }
}

describe('new passwords', () => {
  it('A12 refuses at least 3,000 common ones that fit the length rule', () => {
    const all = new Set(lengthened());
    expect(all.size).toBeGreaterThanOrEqual(3_000);
    expect([...all].filter((password) => code(password) !== 'PASSWORD_COMMON')).toEqual([]);
  });

  it.each([
    'passwordpassword', 'PasswordPassword1', 'P@ssw0rdP@ssw0rd', 'password12345678', 'vitae2026vitae2026', 'Vitae-2026-Vitae-2026', 'VitaeVitaeVitae2026', 'qwertyuiopasdfgh',
    '1qaz2wsx3edc4rfv', 'zaq1xsw2cde3vfr4', '123456789012345', '123456789123456789', '987654321098765', 'aaaaaaaaaaaaaaa', 'abababababababab', 'abcabcabcabcabc', 'abcdefghijklmnop',
    'iloveyouiloveyou', 'ILoveYouForever!!', 'letmeinletmeinletmein', 'adminadminadmin1', 'welcome to welcome', 'summer2024summer', 'MichaelMichael99', 'realmadrid123456',
    'trustno1trustno1', 'passw0rd!passw0rd!', 'correct horse battery', '...............', '                    1', '1111111111111112',
  ])('A12 refuses %s', (password) => {
    expect(code(password)).toBe('PASSWORD_COMMON');
  }); // prettier-ignore

  it('A12 refuses what is made of the person’s own name and address', () => {
    const person = { email: 'zelphira.quondam@thistledown.example', firstName: 'Zelphira', lastName: 'Quondam' };
    for (const password of ['zelphiraquondam1', 'Zelphira.Quondam.1987', 'thistledown-quondam', 'zelphira.quondam@thistledown.example']) {
      expect(passwordIssue(password, 15, person)?.code).toBe('PASSWORD_COMMON');
    }
    expect(code('zelphiraquondam1')).toBeUndefined();
  });

  it.each([
    'umbrella-fjord-kestrel-nine', 'wandering teapot orbits mildly', 'Tr0ub4dor&3-and-more-xk', 'kJ8#mQ2$vN5@pL9!', 'les chats aiment le fromage frais', 'äöüß-Löwenzahn-Teekessel', '日本語のとても長いパスワードですよね本当に',
    'obsidian marmalade trombone quilt', '🦊🌋🪁🧲🛶🪀🎻🧵🪵🦉🪶🧊🪺🫖🪜', 'pg7rkw2m9xvc4tq', 'nul\0 inside is fine too',
  ])('A10 accepts %s', (password) => {
    expect(code(password)).toBeUndefined();
    expect(isCommon(password)).toBe(false);
  }); // prettier-ignore

  it('A13 counts code points: fourteen are too few, fifteen enough, and the least is configurable', () => {
    expect(code('🦊🌋🪁🧲🛶🪀🎻🧵🪵🦉🪶🧊🪺🫖')).toBe('PASSWORD_SHORT');
    expect(code('kJ8#mQ2$vN5@pL')).toBe('PASSWORD_SHORT');
    expect(code('kJ8#mQ2$', 8)).toBeUndefined();
    expect(code('')).toBe('PASSWORD_SHORT');
  });

  it('A11 takes 128 code points and not 129, and does not measure a megabyte', () => {
    const long = Array.from({ length: 128 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7)).join('');
    expect(code(long)).toBeUndefined();
    expect(code(`${long}x`)).toBe('PASSWORD_LONG');
    expect(code('x'.repeat(1_000_000))).toBe('PASSWORD_LONG');
  });
});

describe('the most used passwords and phrases', () => {
  it.each([
    'correct horse battery staple', 'correcthorsebatterystaple', 'Correct-Horse-Battery-Staple!', 'thequickbrownfox', 'tobeornottobethatis', 'maythefourcebewith', 'May the Force be with you!', 'supercalifragilistic',
    'whatthehellisthis', 'lifeisbeautiful1', 'bismillah1234567', 'ihateyouihateyou', 'ilovemyboyfriend', 'mynameismichael1', 'unbelievable2026', 'zaq12wsxcde34rfv', '2026!lifeisbeautiful!', 'i want to go home now',
  ])('A175 refuses %s', (password) => {
    expect(code(password)).toBe('PASSWORD_COMMON');
  }); // prettier-ignore

  it('A175 refuses every listed password that fits the length rule, and every other one that digits or repetition make fit', () => {
    const listed = (common['passwords-common'] as string[]).filter((p, i) => p.length >= 15 || (i % 9 === 0 && /^[a-z]{8,}$/.test(p)));
    const made = listed.flatMap((p, i) => [p, `${p}${1_000_000 + i}`, `${2_000 + (i % 30)}${p}!!!!`, p + p]).filter((p) => p.length >= 15 && p.length <= 60);
    expect(made.length).toBeGreaterThan(3_000);
    expect(made.filter((p) => code(p) !== 'PASSWORD_COMMON')).toEqual([]);
  }); // prettier-ignore

  it('A175 accepts passphrases of random words', () => {
    const words = Object.values(common['diceware-common'] as string[]);
    let seed = 42;
    const word = (): string => words[(seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % words.length]!;
    const phrases = Array.from({ length: 1_000 }, (_, i) => [word(), word(), word(), word()].join(['-', ' ', ''][i % 3]));
    const long = phrases.filter((p) => p.length >= 15);
    const refused = long.filter((p) => code(p) !== undefined);
    process.stdout.write(`${long.length - refused.length} of ${long.length} random passphrases accepted; refused: ${refused.join(', ')}\n`);
    expect(long.length).toBeGreaterThan(900);
    expect(refused.length).toBeLessThanOrEqual(long.length * 0.005);
  });
});
