import { describe, expect, it } from 'vitest';
import { newId } from '#common';
import { aiV1 } from '#contracts';
import { freePort } from '#embedded-postgres';
import { createGrpcClient } from '#grpc';
import { deployMigrations } from '#migrations';
import { callersOf, migratedTemplate, TestAuth, useDatabase, useServiceProcess } from '#testing';
import { request } from './ai-service.js';

const KEY = 'e'.repeat(40);
const { keysFile } = new TestAuth();
const { start } = useServiceProcess('dist/apps/ai/src/main.js');
const database = useDatabase(() => migratedTemplate('prisma/ai', (url) => deployMigrations({ folder: 'prisma/ai', url })));

const WORDS =
  'billing orders search cluster pipeline latency Kafka PostgreSQL Kubernetes React Terraform invoices reporting support audit'.split(' ');
const word = (at: number): string => WORDS[(at * 7 + Math.floor(at / 5)) % WORDS.length] as string;
const words = (at: number, count: number): string => Array.from({ length: count }, (_, i) => word(at + i * i)).join(' ');

/** 2,000 lines of which every one has to do with every requirement: 180 kB, and legal. */
const DEAR = Buffer.from(
  JSON.stringify({
    basics: { name: 'Ada Quill', label: 'Engineer', email: 'ada@example.org', summary: words(3, 30) },
    work: Array.from({ length: 40 }, (_, post) => ({
      name: `Firm ${post}`,
      position: 'Engineer',
      startDate: `${1980 + post}-01`,
      endDate: `${1981 + post}-01`,
      highlights: Array.from({ length: 50 }, (_line, at) => `Designed ${words(post * 50 + at, 10)} by ${at} %`),
    })),
    skills: [{ name: 'Dev', keywords: ['Kafka', 'PostgreSQL', 'React'] }],
  }),
);
const dearPosting = (at: number): aiV1.Posting => ({
  title: 'Senior Engineer',
  company: 'Acme',
  url: '',
  text: Array.from({ length: 60 }, (_, line) => `- ${words(at + line, 10)}; 5 years of ${word(at + line)}`).join('\n'),
});

/** So many calls of one person at once: more than an executor makes. */
const AT_ONCE = 60;
const ASKED = 5;
const PATIENT = { deadlineMs: 110_000, retry: false } as const;

describe('H4 documents that are dear to write', () => {
  it('delay nobody else’s by a second, and the service answers all the while', async () => {
    const grpcPort = await freePort();
    const { url } = await start({
      AI_PORT: '0',
      AI_GRPC_PORT: String(grpcPort),
      DATABASE_URL: database.url,
      GRPC_PLAINTEXT: 'true',
      SERVICE_KEY: 'r'.repeat(40),
      SERVICE_CALLERS: callersOf({ executor: KEY }),
      ACCESS_TOKEN_PUBLIC_KEYS_FILE: keysFile,
      AI_THREADS: '1',
    });
    const connect = () => createGrpcClient(aiV1.AiServiceService, { address: `127.0.0.1:${grpcPort}`, service: 'executor', key: KEY, security: { mode: 'plaintext' } }); // prettier-ignore
    const [dear, other] = [connect(), connect()];
    try {
      await other.generateDocument(request(), PATIENT);
      const ownerId = newId();
      const over = new AbortController();
      let written = 0;
      const dearOnes = Array.from({ length: AT_ONCE }, async (_, first) => {
        for (let at = first; !over.signal.aborted; at += AT_ONCE) {
          const asked = request({ ownerId, master: DEAR, posting: dearPosting(at) });
          await dear.generateDocument(asked, { ...PATIENT, signal: over.signal }).then(
            () => written++,
            () => undefined,
          );
        }
      });
      const person = newId();
      await other.generateDocument(request({ ownerId: person }), PATIENT);
      // The figures of the event loop begin anew when they are read.
      await (await fetch(`${url}/metrics`)).text();
      const took: number[] = [];
      for (let i = 0; i < ASKED; i++) {
        const begun = performance.now();
        await other.generateDocument(request({ ownerId: person }), PATIENT);
        took.push(performance.now() - begun);
      }
      const metrics = await (await fetch(`${url}/metrics`)).text();
      over.abort();
      await Promise.all(dearOnes);
      expect(written).toBeGreaterThan(0);
      expect(took.toSorted((a, b) => a - b)[Math.floor(ASKED / 2)]).toBeLessThan(1_000);
      expect(Number(/^nodejs_eventloop_lag_p99_seconds(?:\{.*\})? (\S+)/mu.exec(metrics)?.[1])).toBeLessThan(0.05);
    } finally {
      dear.close();
      other.close();
    }
  }, 120_000);
});
