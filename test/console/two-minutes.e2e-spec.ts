import { mkdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { note } from '../../libs/testing/src/notes.js';
import { root, Stack } from '../harness/stack.js';
import { findChromium, launchChromium, WatchedPage } from './browser.js';

const PASSWORD = 'a quiet river in october';
const POSTING =
  'We look for a backend engineer with TypeScript, PostgreSQL and queues. You will run services in production and mentor colleagues. Nice to have: Kubernetes, GraphQL. You communicate with customers and plan work in a small team.';

/** Kilobytes of gzip that the first screen may load as scripts, and a later page beside it. */
const FIRST_SCREEN_KB = 130;
const LATER_PAGE_KB = 40;
/** What somebody who is in loads in all to stand before the form: pages, router, GraphQL with its cache. */
const FORM_KB = 140;

const executable = findChromium();
if (executable === undefined) note('The console in a browser NOT RUN: no Chromium on this machine (CHROMIUM names one)', 'fails in CI');

describe.skipIf(executable === undefined)('the console in a browser', { timeout: 60_000 }, () => {
  let stack: Stack;
  let browser: Browser;
  let watched: WatchedPage;
  const email = 'ada@example.org';

  beforeAll(async () => {
    [stack, browser] = await Promise.all([Stack.start({ hosts: true }), launchChromium(executable ?? '')]);
    watched = await WatchedPage.open(browser);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const open = (): Promise<unknown> => watched.page.goto(stack.gatewayUrl);

  /** Pictures for docs/console, made only when asked for: VITAE_CONSOLE_PICTURES=true. */
  async function picture(name: string): Promise<void> {
    if (process.env['VITAE_CONSOLE_PICTURES'] !== 'true') return;
    const folder = path.join(root, 'docs/console');
    mkdirSync(folder, { recursive: true });
    await watched.page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  }
  async function pictures(name: string): Promise<void> {
    await picture(name);
    await watched.page.emulateMedia({ colorScheme: 'dark' });
    await picture(`${name}-dark`);
    await watched.page.setViewportSize({ width: 412, height: 860 });
    await watched.page.emulateMedia({ colorScheme: 'light' });
    await picture(`${name}-phone`);
    await watched.page.setViewportSize({ width: 1_280, height: 860 });
  }

  /** Kilobytes of what was loaded as scripts, each packed by gzip as the gateway sends it. */
  async function kilobytes(scripts: Iterable<string>): Promise<number> {
    const sizes = await Promise.all([...scripts].map((p) => packed(`${stack.gatewayUrl}${p}`)));
    return sizes.reduce((sum, n) => sum + n, 0) / 1_000;
  }
  const packed = (url: string): Promise<number> =>
    new Promise((resolve, reject) => {
      request(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } }, (res) => {
        res.resume();
        resolve(res.headers['content-encoding'] === 'gzip' ? Number(res.headers['content-length']) : NaN);
      })
        .on('error', reject)
        .end();
    });

  it('shows a stranger what it does, in so many kilobytes', async () => {
    const { page } = watched;
    await open();
    await page.getByRole('button', { name: 'Create account' }).waitFor();
    expect(page.url()).toBe(`${stack.gatewayUrl}/app/`);
    const first = await kilobytes(watched.scripts);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(FIRST_SCREEN_KB);
    expect(await watched.axeEverywhere()).toEqual([]);
    await pictures('1-sign-up');
  });

  it('takes them from nothing to a letter: sign up, paste, write, read', async () => {
    const { page } = watched;
    const begun = performance.now();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'What shall we write?' }).waitFor();
    await page.getByRole('button', { name: 'Try with an example' }).click();
    await page.getByText('2 positions, 1 degree').waitFor();
    await page.getByLabel('Job title').fill('Backend Engineer');
    await page.getByLabel('Company').fill('Harbour Systems');
    await page.getByLabel('Text of the advertisement').fill(POSTING);
    const seconds: number[] = [performance.now() - begun];
    expect(await kilobytes(watched.scripts)).toBeLessThan(FORM_KB);
    expect(await watched.axeEverywhere()).toEqual([]);
    await pictures('2-write');

    const sent = performance.now();
    const before = new Set(watched.scripts);
    await page.getByRole('button', { name: 'Write 2 documents' }).click();
    await page.locator('[data-state=SUCCEEDED]').waitFor();
    expect(watched.frames).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Cover letter' }).waitFor();
    const later = [...watched.scripts].filter((script) => !before.has(script));
    expect(await kilobytes(later)).toBeLessThan(LATER_PAGE_KB);
    seconds.push(performance.now() - sent);
    expect(await watched.axeEverywhere()).toEqual([]);
    await pictures('3-job');

    const reading = performance.now();
    await page.getByRole('link', { name: 'Cover letter' }).click();
    await page.locator('.letter').waitFor();
    seconds.push(performance.now() - reading);
    // Printed and not asserted: the machine of a test is anybody's. The aim is 15 s.
    console.log(`From nothing to a letter: ${(seconds.reduce((sum, ms) => sum + ms, 0) / 1_000).toFixed(1)} s of machine time`);
    await page.locator('.letter').getByText('Dear Harbour Systems').waitFor();
  });

  /** What the browser saved under which name. */
  async function saved(press: string): Promise<{ name: string; bytes: Buffer }> {
    const { page } = watched;
    const [download] = await Promise.all([
      page.waitForEvent('download') as Promise<Download>,
      page.getByRole('button', { name: press }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  it('leaves them with the letter as a PDF, and as a Word file in another design', async () => {
    const { page } = watched;
    const pdf = await saved('Download');
    expect(pdf.name).toMatch(/\.pdf$/);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByLabel('Format').selectOption('docx');
    await page.getByLabel('Design').selectOption({ label: 'Portal' });
    const docx = await saved('Download');
    expect(docx.name).toMatch(/\.docx$/);
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK');
    await page.getByLabel('Format').selectOption('txt');
    expect(await page.getByLabel('Design').isDisabled()).toBe(true);
    expect((await saved('Download')).bytes.toString()).toContain('Dear Harbour Systems');
    await page.getByLabel('Format').selectOption('pdf');
    await page.getByLabel('Design').selectOption({ label: 'Classic' });
  });

  it('shows where a sentence comes from, to the pointer and to the keyboard', async () => {
    const { page } = watched;
    const traced = page.locator('.traced', { hasText: '900 ms to 120 ms' });
    await traced.hover();
    await page.locator('.origin').getByText('Cut the p99 latency of the booking API from 900 ms to 120 ms').waitFor();
    await page.locator('.origin').getByText('Work · Northwind Logistics').first().waitFor();
    expect(await watched.axeEverywhere()).toEqual([]);
    await pictures('4-letter');
    const first = page.locator('.traced').first();
    await first.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('.traced[aria-pressed=true]').count()).toBe(1);
    expect(await page.locator('.traced').nth(1).getAttribute('aria-pressed')).toBe('true');
    // Thanks and greetings claim nothing of the person.
    expect(await page.locator('.traced', { hasText: 'Thank you' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Open the résumé' }).click();
    await page.locator('.sheet').getByText('Northwind Logistics').waitFor();
    expect(await watched.axeEverywhere()).toEqual([]);
  });

  it('lists jobs with the filter in the address, and says when there is none', async () => {
    const { page } = watched;
    await page.getByRole('link', { name: 'Jobs' }).click();
    await page.getByRole('link', { name: 'Backend Engineer · Harbour Systems' }).waitFor();
    expect(await watched.axeEverywhere()).toEqual([]);
    await pictures('5-jobs');
    await page.getByLabel('State').selectOption('FAILED');
    await page.getByText('No job is in this state.').waitFor();
    expect(page.url()).toContain('status=FAILED');
    await page.goBack();
    await page.getByRole('link', { name: 'Backend Engineer · Harbour Systems' }).waitFor();
  });

  it('shows hostile text as text everywhere', async () => {
    const { page } = watched;
    const hostile = '\u{12000}<img src=x onerror="window.hit=1"><script>window.hit=1</script>\u202Egnp.exe';
    await page.getByRole('link', { name: 'Write', exact: true }).click();
    await page.getByRole('radio', { name: 'Type in' }).check();
    await page.getByLabel('Name', { exact: true }).fill(hostile);
    await page.getByLabel('Employer', { exact: true }).fill(hostile);
    await page.getByLabel('Position', { exact: true }).fill(hostile);
    await page.getByLabel('What you did there, a line each').fill(`Wrote ${hostile} in TypeScript`);
    await page.getByLabel('Job title').fill(hostile);
    await page.getByLabel('Company').fill(hostile);
    await page.getByLabel('Text of the advertisement').fill(`${hostile} ${POSTING} ${'long'.repeat(100)}`);
    await page.getByRole('button', { name: 'Write 2 documents' }).click();
    await page.locator('[data-state]').waitFor();
    await page.getByRole('heading', { name: hostile }).waitFor();
    await page.getByRole('link', { name: 'Tailored résumé' }).click();
    const before = watched.complaints.length;
    await page.getByRole('button', { name: 'Download' }).click();
    await page.getByText('No font has these characters').waitFor();
    // A browser prints each refusal of HTTP by itself.
    expect(watched.complaints.splice(before).every((c) => c.includes('422'))).toBe(true);
    expect((await saved('Leave them out')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await page.goBack();
    await page.getByRole('heading', { name: hostile }).waitFor();
    expect(await watched.seen(`[document.querySelectorAll('main img, main script').length, typeof window.hit]`)).toEqual([0, 'undefined']);
    expect(await watched.axeEverywhere()).toEqual([]);
  });

  it('keeps a draft over a reload, and nothing of the session where a script could read it', async () => {
    const { page } = watched;
    await page.getByRole('link', { name: 'Write', exact: true }).click();
    await page.getByLabel('Text of the advertisement').fill('A draft that must not be lost');
    await page.reload();
    expect(await page.getByLabel('Text of the advertisement').inputValue()).toBe('A draft that must not be lost');
    const [cookie] = await page.context().cookies(`${stack.gatewayUrl}/session`);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/session' });
    const seen = await watched.seen<string>('JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }])');
    expect(seen).toContain('A draft that must not be lost');
    expect(seen).not.toContain(cookie?.value);
    expect(seen).not.toMatch(/eyJ[\w-]+\.|accessToken/);
  });

  it('signs two tabs in by one renewal, and out together', async () => {
    const { page } = watched;
    const renewals: number[] = [];
    const other = await WatchedPage.watch(await page.context().newPage());
    for (const p of [page, other.page]) p.on('response', (r) => r.url().endsWith('/session/refresh') && renewals.push(r.status()));
    await Promise.all([page.reload(), other.page.goto(page.url())]);
    for (const p of [page, other.page]) await p.getByRole('heading', { name: 'What shall we write?' }).waitFor();
    expect(renewals.every((status) => status === 200)).toBe(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    for (const p of [page, other.page]) await p.getByRole('button', { name: 'Create account' }).waitFor({ timeout: 5_000 });
    expect(await page.context().cookies()).toEqual([]);
    expect(await watched.seen('Object.keys(localStorage)')).toEqual([]);
    expect(other.complaints).toEqual([]);
    await other.page.close();
  });

  it('ends a session whose old cookie comes again, wherever it went', async () => {
    const { page } = watched;
    const cookies = async (): Promise<string> => (await page.context().cookies(`${stack.gatewayUrl}/session`)).map((c) => `${c.name}=${c.value}`).join('; '); // prettier-ignore
    await page.getByRole('button', { name: 'I have an account' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'What shall we write?' }).waitFor();
    const stolen = await cookies();
    for (let turn = 0; turn < 2; turn++) {
      await page.reload();
      await page.getByRole('heading', { name: 'What shall we write?' }).waitFor();
    }
    expect(await cookies()).not.toBe(stolen);
    const { origin, host } = new URL(stack.gatewayUrl);
    const headers = { origin, host, 'content-type': 'application/json', cookie: stolen };
    const status = await new Promise((resolve, reject) => {
      request(`${origin}/session/refresh`, { method: 'POST', headers }, (res) => (res.resume(), resolve(res.statusCode))).on('error', reject).end('{}');
    }); // prettier-ignore
    expect(status).toBe(401);
    // The browser prints every 401; this one is meant.
    const before = watched.complaints.length;
    await page.reload();
    await page.getByRole('button', { name: 'Create account' }).waitFor();
    expect(watched.complaints.splice(before).every((c) => c.includes('401'))).toBe(true);
  });

  it('has complained of nothing and asked nobody else', () => {
    expect(watched.complaints).toEqual([]);
    expect([...watched.hosts]).toEqual([new URL(stack.gatewayUrl).host]);
  });

  it('speaks German and French where the browser does', async () => {
    for (const [locale, words] of [['de-CH', 'Ein Brief für jede Stelle, jeder Satz wahr'], ['fr-FR', 'Une lettre pour chaque offre, chaque phrase vraie']] as const) {
      const there = await WatchedPage.open(browser, { locale });
      await there.page.goto(stack.gatewayUrl);
      await there.page.getByRole('heading', { name: words }).waitFor();
      expect(await there.page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      await there.page.context().close();
    } // prettier-ignore
  });

  it('says that it is offline, loses nothing meanwhile, and says what is wrong when the service does not answer', async () => {
    const there = await WatchedPage.open(browser);
    const { page } = there;
    await page.goto(stack.gatewayUrl);
    await page.getByRole('button', { name: 'I have an account' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('not the right phrase');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('E-mail or password is not right.').waitFor();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Text of the advertisement').fill(POSTING);
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.getByRole('button', { name: 'Try with an example' }).click();
    await page.getByRole('button', { name: 'Write 2 documents' }).click();
    await page.getByRole('alert').getByText('You are offline.').waitFor();
    await page.context().setOffline(false);
    await eventually(async () => expect(await page.getByText('You are offline.').count()).toBe(1));
    await page.getByRole('button', { name: 'Write 2 documents' }).click();
    await page.locator('[data-state]').waitFor();
    expect(page.url()).toMatch(/\/app\/jobs\/./);
    await page.locator('[data-state=SUCCEEDED]').waitFor();
    await page.context().close();
  });
});
