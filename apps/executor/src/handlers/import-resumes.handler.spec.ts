import { describe, expect, it } from 'vitest';
import { newId, VitaeError } from '#common';
import type { resumeV1 } from '#contracts';
import { Deferral } from '../execution/outcome.js';
import type { Task } from '../execution/task.js';
import { ImportResumesHandler } from './import-resumes.handler.js';

const never = new AbortController().signal;
const task: Task<'import-resumes'> = {
  itemId: newId(), jobId: newId(), ownerId: newId(), jobType: 'import-resumes', index: 4, attempt: 2, fence: '71',
  payload: { uploadId: newId(), chunk: 4 },
}; // prettier-ignore

const handler = (importStagedChunk: (request: resumeV1.ImportStagedChunkRequest) => Promise<resumeV1.ImportStagedChunkResponse>) =>
  new ImportResumesHandler({ importStagedChunk });

describe('an import chunk', () => {
  it('is imported by Resume under this claim, and no record comes by here', async () => {
    const asked: resumeV1.ImportStagedChunkRequest[] = [];
    const answer = { inserted: 3, total: 5 };
    const result = await handler(async (request) => (asked.push(request), answer)).handle(task, never);
    expect(asked).toEqual([{ ownerId: task.ownerId, itemId: task.itemId, attempt: 2, fence: '71' }]);
    expect(result).toEqual({ kind: 'IMPORT_CHUNK', detail: { ...task.payload, records: 5, inserted: 3 } });
  });

  it.each(['DEPENDENCY_UNAVAILABLE', 'OVERLOADED'] as const)('costs no attempt while Resume says %s', async (code) => {
    const failing = handler(() => Promise.reject(new VitaeError(code, 'not now', { retryAfterMs: 5_000 }))).handle(task, never);
    await expect(failing).rejects.toBeInstanceOf(Deferral);
    await expect(failing).rejects.toMatchObject({ scope: 'service:resume', reason: code, retryAfterMs: 5_000 });
  });

  it.each(['CONFLICT', 'NOT_FOUND', 'BAD_USER_INPUT'] as const)('fails with what Resume says: %s', async (code) => {
    await expect(handler(() => Promise.reject(new VitaeError(code, 'no'))).handle(task, never)).rejects.toMatchObject({ code });
  });
});
