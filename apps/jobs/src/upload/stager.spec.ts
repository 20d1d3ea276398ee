import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RecordSplitter } from '#json-resume';
import type { StagedChunk } from './chunk.repository.js';
import { REPORT_LENGTH, Stager } from './stager.js';

/** Chunks a file is staged in, unpacked. */
async function staged(records: readonly object[]): Promise<{ indexes: readonly number[]; text: string; bytes: number }[]> {
  const chunks: StagedChunk[] = [];
  const stager = new Stager({
    chunk: (chunk) => Promise.resolve(void chunks.push(chunk)),
    findings: () => Promise.resolve(),
  });
  const splitter = new RecordSplitter({ format: 'ndjson' });
  for (const line of records.map((r) => Buffer.from(`${JSON.stringify(r)}\n`))) {
    for (const record of splitter.push(line)) stager.add(record);
    await stager.room();
  }
  for (const record of splitter.end()) stager.add(record);
  await stager.finish();
  return chunks
    .toSorted((a, b) => a.chunk - b.chunk)
    .map(({ indexes, body }) => {
      const unpacked = zstdDecompressSync(body);
      return { indexes, text: unpacked.toString(), bytes: unpacked.length };
    });
}

const people = (count: number, summary: string): object[] =>
  Array.from({ length: count }, (_, n) => ({ basics: { name: `Person ${n}`, summary } }));

describe('Stager', () => {
  it('cuts at 500 records, each of them a line of one JSON list, in the order of the file', async () => {
    const records = people(1_201, 'Cook “à la carte” 🌱');
    const chunks = await staged(records);
    expect(chunks.map((c) => c.indexes.length)).toEqual([500, 500, 201]);
    expect(chunks.flatMap((c) => c.indexes)).toEqual(records.map((_, n) => n));
    expect(chunks.flatMap((c) => JSON.parse(c.text) as object[])).toEqual(records);
    for (const { text, indexes } of chunks) expect(text.split(',\n')).toHaveLength(indexes.length);
  });

  it.each([
    ['in Latin letters', 'x'],
    ['in Japanese, three bytes a letter', '料'],
    ['in emoji, four bytes each', '🌱'],
  ])('cuts at 1 MiB of UTF-8, %s', async (_, letter) => {
    const records = people(450, letter.repeat(9_000));
    const chunks = await staged(records);
    const largest = Buffer.byteLength(JSON.stringify(records.at(-1)));
    expect(Math.max(...chunks.map((c) => c.bytes))).toBeLessThan(1_048_576 + largest + 3);
    expect(chunks.flatMap((c) => JSON.parse(c.text) as { basics: { name: string } }[]).map((r) => r.basics.name)).toEqual(
      records.map((_, n) => `Person ${n}`),
    );
  });
});

it('a report is cut at its length, and says how many records were left out', async () => {
  let report = '';
  const stager = new Stager({ chunk: () => Promise.resolve(), findings: (_, lines) => Promise.resolve(void (report += lines)) });
  const splitter = new RecordSplitter({ format: 'ndjson' });
  const line = Buffer.from(`${JSON.stringify({ basics: { name: 'A' }, work: Array.from({ length: 60 }, () => ({ company: 'B' })) })}\n`);
  const records = 5_000;
  for (let n = 0; n < records; n++) {
    for (const record of splitter.push(line)) stager.add(record);
    await stager.room();
  }
  await stager.finish();
  const lines = report.trimEnd().split('\n');
  expect(report.length).toBeGreaterThan(REPORT_LENGTH);
  expect(report.length).toBeLessThan(REPORT_LENGTH + 20_000);
  expect(JSON.parse(lines.at(-1)!)).toEqual({ more: records - (lines.length - 1) });
  expect(stager.counts).toMatchObject({ records, repaired: records });
});
