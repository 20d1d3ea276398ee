import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { VitaeError } from '#common';
import type { Packing } from '../http/packing.js';

/** One file of the console as it is sent: its bytes in each packing that was made, and what its answer says. */
export interface ConsoleFile {
  readonly bodies: ReadonlyMap<Packing, Buffer>;
  /** Strong, and another for each packing: they are different bytes. */
  readonly hash: string;
  readonly headers: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * Everything from ourselves, nothing inline, no plug-in, no frame but a document of our own as `blob:`; `connect-src 'self'` covers the socket of
 * the same origin. Not helmet's policy: its `upgrade-insecure-requests` would leave a page on a plain LAN address without its scripts.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  'frame-src blob:',
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** What the page itself is answered with, beside what every answer has. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Names under `/assets/` hold a hash of what is in them: another content is another name. */
const FOREVER = 'public, max-age=31536000, immutable';

function* walk(folder: string, below = ''): Generator<string> {
  for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const name = `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(folder, name);
    else if (!entry.name.startsWith('.')) yield name;
  }
}

function consoleFile(folder: string, name: string, names: ReadonlySet<string>): ConsoleFile {
  const read = (file: string): Buffer => readFileSync(path.join(folder, file));
  const bytes = read(name);
  const bodies = new Map<Packing, Buffer>([['identity', bytes]]);
  for (const [packing, suffix] of [['br', '.br'], ['gzip', '.gz']] as const) if (names.has(name + suffix)) bodies.set(packing, read(name + suffix)); // prettier-ignore
  const type = TYPES[path.extname(name)];
  if (type === undefined)
    throw new VitaeError('CONFIG_INVALID', `The console's folder holds a file of a kind that it does not have: ${name}`);
  return {
    bodies,
    hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    headers: {
      'content-type': type,
      'cache-control': name.startsWith('/assets/') ? FOREVER : 'no-cache',
      vary: 'accept-encoding',
      ...(name.endsWith('.html') ? PAGE_HEADERS : {}),
    },
  };
}

/**
 * The built console, read once and held packed (about 1.5 MB): no file is opened for a request, so no address can lead out of the folder.
 * The page stands for every address a person may type, never for a missing file: a page of yesterday that asks for a script that is gone must
 * learn that, not get HTML as its script.
 */
export class ConsoleFiles {
  private readonly files: ReadonlyMap<string, ConsoleFile>;
  private readonly page: ConsoleFile;

  /** Throws CONFIG_INVALID where the console was not built. */
  constructor(folder: string) {
    try {
      const names = new Set(walk(folder));
      const own = [...names].filter((name) => !/\.(br|gz)$/.test(name));
      this.files = new Map(own.map((name) => [name, consoleFile(folder, name, names)]));
    } catch (cause) {
      if (cause instanceof VitaeError) throw cause;
      throw new VitaeError('CONFIG_INVALID', `CONSOLE is on but ${folder} cannot be read; run npm run generate`, { cause });
    }
    const page = this.files.get('/index.html');
    if (!page) throw new VitaeError('CONFIG_INVALID', `CONSOLE is on but ${folder} holds no index.html; run npm run generate`);
    this.page = page;
  }

  /** `name`: the address below `/app`, from its slash on. */
  find(name: string, accept: string): ConsoleFile | undefined {
    const file = this.files.get(name);
    if (file) return file;
    const typed = !name.startsWith('/assets/') && !/\.[^/]*$/.test(name);
    return typed && accept.includes('text/html') ? this.page : undefined;
  }
}
