import { createHash } from 'node:crypto';
import { parseId, VitaeError, type UserId } from '#common';
import { aiV1 } from '#contracts';
import { TONES, type Provenance, type Tone, type Verdict } from '#documents';
import { isJsonObject, strictJson } from '#strict-json';
import type { Generated } from '../generation/generated.js';
import type { GenerationRequest } from '../generation/generation.service.js';
import { isLanguage, LANGUAGES, postingLanguage, type Language } from '#language';
import type { Operation } from '../result/result.repository.js';

const MAX_OPERATION_ID_LENGTH = 128;
/** A master is at most a record of an upload. */
const LARGEST_MASTER = 262_144;
const MAX_POSTING_LENGTH = 100_000;
const DEFAULT_TONE: Tone = 'formal';
const AUTO = 'AUTO';

const bad = (message: string): VitaeError => new VitaeError('BAD_USER_INPUT', message);

/** What was asked, as it is told apart from something else under the same operation id. */
export function toOperation(request: aiV1.GenerateDocumentRequest): Operation {
  const { operationId, ...rest } = request;
  const ownerId = parseId<UserId>(request.ownerId);
  if (!ownerId) throw bad('owner_id is not an id');
  if (operationId === '' || operationId.length > MAX_OPERATION_ID_LENGTH) throw bad('operation_id is required');
  const requestHash = createHash('sha256')
    .update(aiV1.GenerateDocumentRequest.encode({ ...rest, operationId: '' }).finish())
    .digest();
  return { operationId, ownerId, requestHash };
}

export function toRequest(request: aiV1.GenerateDocumentRequest): GenerationRequest {
  const { posting } = request;
  if (!posting) throw bad('A posting is required');
  if (posting.text.length > MAX_POSTING_LENGTH) throw bad('The posting is too long');
  return {
    kind: kindOf(request.kind),
    ownerId: request.ownerId,
    model: request.model,
    tone: toneOf(request.tone),
    language: languageOf(request.language, posting.text),
    master: masterOf(request.master),
    posting: {
      text: posting.text,
      ...(posting.title === '' ? {} : { title: posting.title }),
      ...(posting.company === '' ? {} : { company: posting.company }),
      ...(posting.url === '' ? {} : { url: posting.url }),
    },
  };
}

function kindOf(kind: aiV1.DocumentKind): GenerationRequest['kind'] {
  switch (kind) {
    case aiV1.DocumentKind.DOCUMENT_KIND_RESUME:
      return 'RESUME';
    case aiV1.DocumentKind.DOCUMENT_KIND_COVER_LETTER:
      return 'COVER_LETTER';
    case aiV1.DocumentKind.DOCUMENT_KIND_UNSPECIFIED:
    case aiV1.DocumentKind.UNRECOGNIZED:
      throw bad('A kind of document is required');
  }
}

function toneOf(tone: string): Tone {
  if (tone === '') return DEFAULT_TONE;
  const known = TONES.find((t) => t === tone);
  if (!known) throw bad(`There is no such tone; there is: ${TONES.join(', ')}`);
  return known;
}

/** `de-AT` is German here. Nothing asked, or AUTO: the posting's language where it is one of ours; where nobody can tell it, English. */
function languageOf(asked: string, posting: string): Language {
  if (asked === '' || asked.toUpperCase() === AUTO) {
    const judged = postingLanguage(posting);
    if (judged === 'other') throw bad(`The posting is in a language documents are not written in; they are in: ${LANGUAGES.join(', ')}`);
    return judged === 'unclear' ? 'en' : judged;
  }
  const primary = asked.toLowerCase().split('-', 1)[0] ?? '';
  if (!isLanguage(primary)) throw bad(`Documents are not written in this language; they are in: ${LANGUAGES.join(', ')}`);
  return primary;
}

function masterOf(bytes: Buffer): GenerationRequest['master'] {
  const read = strictJson(bytes, { maxBytes: LARGEST_MASTER });
  if (!read.ok || !isJsonObject(read.value)) throw bad('The master résumé is not a JSON object that can be read');
  return read.value;
}

const VERDICTS: Readonly<Record<Verdict, aiV1.Verdict>> = {
  SUPPORTED: aiV1.Verdict.VERDICT_SUPPORTED,
  REWORDED: aiV1.Verdict.VERDICT_REWORDED,
  UNSUPPORTED: aiV1.Verdict.VERDICT_UNSUPPORTED,
};

const toProvenance = (p: Provenance): aiV1.Provenance => ({
  pointer: p.pointer,
  sources: [...p.sources],
  verdict: VERDICTS[p.verdict],
  detail: p.detail ?? '',
  start: p.start,
  end: p.end,
});

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

export function toResponse(generated: Generated): aiV1.GenerateDocumentResponse {
  const empty = aiV1.GenerateDocumentResponse.fromPartial({});
  switch (generated.is) {
    case 'resume': {
      const { title, content, provenance, detail } = generated;
      return { ...empty, title, content: json(content), provenance: provenance.map(toProvenance), detail: json(detail) };
    }
    case 'letter': {
      const { body, provenance, detail } = generated;
      return { ...empty, body, provenance: provenance.map(toProvenance), detail: json(detail) };
    }
    case 'failed':
      return { ...empty, failure: { code: generated.code, message: generated.message, detail: json(generated.detail) } };
    case 'deferred':
      return { ...empty, deferral: { scope: generated.scope, reason: generated.reason, retryAfterMs: Math.ceil(generated.retryAfterMs) } };
  }
}
