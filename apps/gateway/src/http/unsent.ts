import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/** Askers within this time share one look: the table has a line for each connection of the machine. */
const LOOK_MS = 200;
const HEX_DIGITS = 8;

type Table = 'tcp' | 'tcp6';
const looks = new Map<Table, { readonly at: number; readonly text: Promise<string> }>();

function table(name: Table): Promise<string> {
  const known = looks.get(name);
  const at = performance.now();
  if (known && at - known.at < LOOK_MS) return known.text;
  const text = readFile(`/proc/net/${name}`, 'latin1').catch(() => '');
  looks.set(name, { at, text });
  return text;
}

/** An IPv6 address as its eight groups, one that holds an IPv4 address too. */
function groupsOf(address: string): number[] {
  const plain = address.split('%', 1)[0] ?? '';
  const mapped = plain.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((n) => n.toString(16)).join(':'),
  );
  const [head = [], tail = []] = mapped.split('::').map((half) => (half === '' ? [] : half.split(':').map((group) => parseInt(group, 16))));
  return mapped.includes('::') ? [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail] : head;
}

/** As Linux prints it: words of four bytes, each the other way round (a little-endian machine). */
function printed(address: string, port: number): string {
  const bytes = address.includes(':') ? groupsOf(address).flatMap((group) => [group >> 8, group & 255]) : address.split('.').map(Number);
  const words = Array.from({ length: bytes.length / 4 }, (_, word) => bytes.slice(word * 4, word * 4 + 4).toReversed());
  const hex = (n: number, digits: number): string => n.toString(16).toUpperCase().padStart(digits, '0');
  return `${words.flat().map((byte) => hex(byte, 2)).join('')}:${hex(port, 4)}`; // prettier-ignore
}

/**
 * Bytes of a connection that its kernel still has, sent and not acknowledged ones included; undefined where that cannot be known (not Linux, or no
 * connection any more). A write ends when the kernel has taken its bytes, and it takes none until a third of its buffer is empty again, which
 * may be megabytes: by writes alone somebody who reads 250 kB a second looks as if they read nothing for five.
 */
export async function unsentBytes({ localAddress, localPort, remoteAddress, remotePort }: Socket): Promise<number | undefined> {
  if (localAddress === undefined || localPort === undefined || remoteAddress === undefined || remotePort === undefined) return undefined;
  const text = await table(localAddress.includes(':') ? 'tcp6' : 'tcp');
  const line = `${printed(localAddress, localPort)} ${printed(remoteAddress, remotePort)} `;
  const at = text.indexOf(line);
  // Its state, two digits, stands between.
  const from = at + line.length + 3;
  return at < 0 ? undefined : parseInt(text.slice(from, from + HEX_DIGITS), 16);
}
