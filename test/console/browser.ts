import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';

/** Where Debian, Ubuntu, Fedora and macOS put a Chromium; CHROMIUM names another. */
const PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine; nothing is downloaded. Undefined: there is none. */
export const findChromium = (): string | undefined => PLACES.find((place) => place !== '' && existsSync(place));

export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    // As root in a container; and nothing of the browser's own on the network while requests are counted.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'], // prettier-ignore
  });

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page that is watched: what it says on the console, what its policy refused, whom it asked, and whether it is for everybody. */
export class WatchedPage {
  /** Console messages, page errors and violations of the policy; a good page has none. */
  readonly complaints: string[] = [];
  readonly hosts = new Set<string>();
  readonly scripts = new Set<string>();
  /** Frames that came over the live connection. */
  frames = 0;

  private constructor(
    readonly page: Page,
    private readonly debug: CDPSession,
  ) {}

  static async open(browser: Browser, options: { readonly locale?: string } = {}): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 860 }, locale: options.locale ?? 'en-GB' });
    return WatchedPage.watch(await context.newPage());
  }

  static async watch(page: Page): Promise<WatchedPage> {
    const watched = new WatchedPage(page, await page.context().newCDPSession(page));
    page.on('console', (message) => watched.complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => watched.complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const { host, pathname, protocol } = new URL(request.url());
      if (protocol !== 'blob:') watched.hosts.add(host);
      if (request.resourceType() === 'script') watched.scripts.add(pathname);
    });
    page.on('websocket', (socket) => socket.on('framereceived', () => watched.frames++));
    await page.exposeFunction('vitaeViolation', (what: string) => void watched.complaints.push(`policy: ${what}`));
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (e) => vitaeViolation(`${e.effectiveDirective} ${e.blockedURI} ${e.sample}`))",
    );
    return watched;
  }

  /** The value of an expression in the page, asked for by the debugger: the page's policy lets no foreign script in. */
  async seen<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.debug.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  /** What axe finds on the page as it is, in words. */
  async axe(): Promise<string[]> {
    const expression = `(() => { const define = undefined, module = undefined; ${AXE} })();
      axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 160)).join(' | '))))`;
    return JSON.parse(await this.seen<string>(expression)) as string[];
  }

  /** `axe` in both schemes and on a wide and a narrow screen, each finding named; and what is wider than its screen. */
  async axeEverywhere(): Promise<string[]> {
    const found: string[] = [];
    for (const [name, colorScheme, width] of [['wide and light', 'light', 1_280], ['narrow and dark', 'dark', 412]] as const) {
      await this.page.setViewportSize({ width, height: 860 });
      await this.page.emulateMedia({ colorScheme });
      found.push(...(await this.axe()).map((what) => `${name}: ${what}`));
      const wider = await this.seen<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wider > 0) found.push(`${name}: the page is ${wider} px wider than the screen`);
    } // prettier-ignore
    await this.page.setViewportSize({ width: 1_280, height: 860 });
    await this.page.emulateMedia({ colorScheme: 'light' });
    return found;
  }
}
