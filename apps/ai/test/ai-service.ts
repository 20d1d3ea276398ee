import { createLogger, newId } from '#common';
import { aiV1 } from '#contracts';
import { createGrpcClient, type GrpcClient } from '#grpc';
import { freePort } from '#embedded-postgres';
import { startService as start } from '#service';
import { callersOf } from '#testing';
import { ProviderPlaces } from '../src/generation/provider-places.js';
import { service } from '../src/service.js';

export type AiClient = GrpcClient<aiV1.AiServiceService>;

export interface Started {
  readonly url: string;
  readonly client: AiClient;
  readonly grpcAddress: string;
  readonly lines: string[];
  stop(): Promise<void>;
}

const KEY = 'e'.repeat(40);

/** The real service on free ports against a real database. */
export async function startService(databaseUrl: string, env: Record<string, string> = {}): Promise<Started> {
  const grpcPort = await freePort();
  const own = {
    AI_PORT: '0',
    // Threads run what is built; the specs run the source.
    AI_THREADS: '0',
    AI_GRPC_PORT: String(grpcPort),
    DATABASE_URL: databaseUrl,
    GRPC_PLAINTEXT: 'true',
    SERVICE_CALLERS: callersOf({ executor: KEY }),
    ...env,
  };
  const lines: string[] = [];
  const logger = createLogger('ai', 'debug', { write: (line: string) => void lines.push(line) });
  const running = await start(service, { env: own, logger });
  const client = createGrpcClient(aiV1.AiServiceService, {
    address: `127.0.0.1:${grpcPort}`,
    service: 'executor',
    key: KEY,
    security: { mode: 'plaintext' },
  });
  return {
    url: running.url,
    client,
    grpcAddress: `127.0.0.1:${grpcPort}`,
    lines,
    async stop() {
      client.close();
      await running.stop();
    },
  };
}

/** Places at providers, more than any spec takes. */
export const PLACES = new ProviderPlaces({ most: 32, mostWaiting: 100, patienceMs: 1_000 });

/** A person made up for tests. */
export const MASTER = {
  basics: {
    name: 'Mira Solberg',
    label: 'Backend Engineer',
    email: 'mira.solberg@example.com',
    summary: 'Backend engineer who likes boring systems that stay up.',
    'x-pronouns': 'she/her',
  },
  work: [
    {
      name: 'Harbourline Freight',
      position: 'Backend Engineer',
      startDate: '2020-03',
      highlights: [
        'Rebuilt the booking API in TypeScript and Node.js, cutting median response time from 420 ms to 90 ms',
        'Moved 14 services from virtual machines to Kubernetes without downtime',
        'Designed a PostgreSQL partitioning scheme for 2 billion shipment events',
        'Mentored three junior engineers through their first on-call rotations',
      ],
    },
    {
      name: 'Fjord Payments',
      position: 'Software Developer',
      startDate: '2016-08',
      endDate: '2020-02',
      highlights: [
        'Wrote the reconciliation job that matches 300,000 card payments a night',
        'Introduced contract tests between six teams, which ended weekly integration breakages',
      ],
    },
  ],
  education: [{ institution: 'University of Bergen', studyType: 'BSc', area: 'Computer Science', startDate: '2012', endDate: '2016' }],
  skills: [
    { name: 'Languages', keywords: ['TypeScript', 'Go', 'SQL'] },
    { name: 'Infrastructure', keywords: ['PostgreSQL', 'Kubernetes', 'Docker', 'Kafka'] },
  ],
  languages: [
    { language: 'Norwegian', fluency: 'Native' },
    { language: 'English', fluency: 'Fluent' },
  ],
  'x-unknown-section': { kept: [1, 2, 3] },
};

export const POSTING = {
  title: 'Senior Backend Engineer',
  company: 'Tidewater Systems',
  url: '',
  text: `We are looking for a Senior Backend Engineer to join our platform team.

Requirements
- 5+ years of experience building backend services in TypeScript or Go
- Strong knowledge of PostgreSQL, including partitioning and query tuning
- Experience running services on Kubernetes
- You have mentored other engineers

Nice to have
- Experience with Kafka
- Terraform

What you will do
- Design and build APIs used by freight companies
- Improve the response time and reliability of our services`,
};

export const request = (over: Partial<aiV1.GenerateDocumentRequest> = {}): aiV1.GenerateDocumentRequest => ({
  operationId: newId(),
  ownerId: newId(),
  kind: aiV1.DocumentKind.DOCUMENT_KIND_RESUME,
  model: '',
  tone: '',
  language: '',
  master: Buffer.from(JSON.stringify(MASTER)),
  posting: POSTING,
  ...over,
});

export const DEADLINE = { deadlineMs: 15_000, retry: false } as const;
