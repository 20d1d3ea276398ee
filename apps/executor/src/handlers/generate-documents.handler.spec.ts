import { beforeEach, describe, expect, it } from 'vitest';
import { newId, VitaeError } from '#common';
import { aiV1, resumeV1, type JobPayload } from '#contracts';
import { Deferral } from '../execution/outcome.js';
import type { Task } from '../execution/task.js';
import { GenerateDocumentsHandler } from './generate-documents.handler.js';

const masterResumeId = newId();
const never = new AbortController().signal;
const written = aiV1.GenerateDocumentResponse.fromPartial({
  title: 'Engineer, Acme',
  content: Buffer.from('{"basics":{}}'),
  body: 'Dear team,',
  provenance: [{ pointer: '/basics', sources: ['/basics'], verdict: aiV1.Verdict.VERDICT_REWORDED, detail: '' }],
  detail: Buffer.from('{"model":"local","refused":[]}'),
});

/** Resume and AI as the handler calls them: what was asked of each, and answers that a test may change. */
class Neighbours {
  readonly asked: {
    get?: resumeV1.GetResumeRequest;
    generate?: aiV1.GenerateDocumentRequest;
    resume?: resumeV1.SaveTailoredResumeRequest;
    letter?: resumeV1.SaveCoverLetterRequest;
  } = {};
  answer: aiV1.GenerateDocumentResponse = written;
  retry: boolean | undefined;

  readonly resumes = {
    getResume: async (request: resumeV1.GetResumeRequest) => {
      this.asked.get = request;
      return { resumeId: masterResumeId, version: 3, title: 'Master', kind: 'MASTER', content: Buffer.from('{"basics":{"name":"A"}}') };
    },
    saveTailoredResume: async (request: resumeV1.SaveTailoredResumeRequest) => {
      this.asked.resume = request;
      return { resumeId: 'tailored', created: true };
    },
    saveCoverLetter: async (request: resumeV1.SaveCoverLetterRequest) => {
      this.asked.letter = request;
      return { coverLetterId: 'letter', created: true };
    },
  };
  readonly ai = {
    generateDocument: async (request: aiV1.GenerateDocumentRequest, options: { retry?: boolean }) => {
      this.asked.generate = request;
      this.retry = options.retry;
      return this.answer;
    },
  };
}

let neighbours: Neighbours;
let handler: GenerateDocumentsHandler;
beforeEach(() => {
  neighbours = new Neighbours();
  handler = new GenerateDocumentsHandler(neighbours.resumes, neighbours.ai);
});

const task = (over: Partial<JobPayload<'generate-documents'>> = {}): Task<'generate-documents'> => ({
  itemId: newId(), jobId: newId(), ownerId: newId(), jobType: 'generate-documents', index: 0, attempt: 1, fence: '1',
  payload: {
    kind: 'RESUME', masterResumeId, masterVersion: 3, posting: { title: 'Engineer', company: 'Acme', text: 'We need one' }, postingIndex: 0, ...over,
  },
}); // prettier-ignore

describe('a service of ours that is away', () => {
  const away = new VitaeError('DEPENDENCY_UNAVAILABLE', 'away', { retryAfterMs: 500 });

  it.each(['getResume', 'saveTailoredResume'] as const)('E106 costs the item no attempt: %s', async (name) => {
    Object.assign(neighbours.resumes, { [name]: () => Promise.reject(away) });
    const error: unknown = await handler.handle(task(), never).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Deferral);
    expect(error).toMatchObject({ scope: 'service:resume', reason: 'DEPENDENCY_UNAVAILABLE', retryAfterMs: 2_000 });
  });

  it('is told apart from a provider that is away, which is charged', async () => {
    neighbours.ai.generateDocument = () => Promise.reject(away);
    await expect(handler.handle(task(), never)).rejects.toMatchObject({ scope: 'service:ai' });
    neighbours.ai.generateDocument = () => Promise.reject(new VitaeError('PROVIDER_UNAVAILABLE', 'away'));
    await expect(handler.handle(task(), never)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  });
});

describe('a document', () => {
  it('is read at its pinned version, written and stored under the item’s id', async () => {
    const t = task({ model: 'local', tone: 'warm', language: 'de' });
    await expect(handler.handle(t, never)).resolves.toEqual({ kind: 'RESUME', id: 'tailored', detail: { model: 'local', refused: [] } });
    const { get, generate, resume } = neighbours.asked;
    expect(get).toEqual({ ownerId: t.ownerId, resumeId: masterResumeId, version: 3, withContent: true });
    expect(generate).toMatchObject({
      operationId: t.itemId,
      model: 'local',
      tone: 'warm',
      language: 'de',
      posting: { title: 'Engineer', company: 'Acme', url: '', text: 'We need one' },
    });
    expect(resume).toMatchObject({
      operationId: t.itemId,
      parentId: masterResumeId,
      parentVersion: 3,
      title: 'Engineer, Acme',
      provenance: [{ verdict: resumeV1.Verdict.VERDICT_REWORDED }],
    });
    expect(neighbours.retry).toBe(false);
  });

  it('of the other kind is a letter', async () => {
    const t = task({ kind: 'COVER_LETTER' });
    await expect(handler.handle(t, never)).resolves.toMatchObject({ kind: 'COVER_LETTER', id: 'letter' });
    expect(neighbours.asked.letter).toMatchObject({
      operationId: t.itemId,
      resumeId: masterResumeId,
      resumeVersion: 3,
      body: 'Dear team,',
      postingTitle: 'Engineer',
      company: 'Acme',
    });
    expect(neighbours.asked.resume).toBeUndefined();
  });

  it('F111 waits with its provider, and stores nothing', async () => {
    neighbours.answer = { ...written, deferral: { scope: 'provider:gemini', reason: 'RATE_LIMITED', retryAfterMs: 7_000 } };
    const failure = await handler.handle(task(), never).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(Deferral);
    expect(failure).toMatchObject({ scope: 'provider:gemini', retryAfterMs: 7_000 });
    expect(neighbours.asked.resume).toBeUndefined();
  });

  it('F117 that was refused fails with its code and what is known of it', async () => {
    neighbours.answer = {
      ...written,
      failure: { code: 'AI_REFUSED', message: 'The model refused', detail: Buffer.from('{"refused":["x"]}') },
    };
    await expect(handler.handle(task(), never)).rejects.toMatchObject({ code: 'AI_REFUSED', details: { refused: ['x'] } });
    neighbours.answer = { ...written, failure: { code: 'SOMETHING_NEW', message: 'm', detail: Buffer.alloc(0) } };
    await expect(handler.handle(task(), never)).rejects.toMatchObject({ code: 'AI_OUTPUT_INVALID' });
  });

  it('without a master fails for good', async () => {
    neighbours.resumes.getResume = () => Promise.reject(new VitaeError('NOT_FOUND', 'Not found'));
    await expect(handler.handle(task(), never)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
