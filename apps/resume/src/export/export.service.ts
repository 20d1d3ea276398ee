import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, type ResumeId, type UserId } from '#common';
import type { Resume } from '#json-resume';
import { letterView, renderHtml, RENDERING, renderMarkdown, renderText, resumeView, type DocumentView, type LetterView, type ResumeView } from '#render'; // prettier-ignore
import type { JsonObject } from '#strict-json';
import { LETTER_VERSION } from '../letter/letter.js';
import { LetterRepository } from '../letter/letter.repository.js';
import type { DocumentVersion } from '../provenance/provenance.js';
import { ProvenanceRepository } from '../provenance/provenance.repository.js';
import { ResumeRepository } from '../resume/resume.repository.js';
import { DocumentRenderer } from './document-renderer.js';
import { UnsupportedError } from './export.errors.js';
import { Sources } from './sources.js';
import { CONTENT_TYPES, MAX_UNSUPPORTED, type Choices, type Document, type Prepared } from './export.js';

interface Read {
  readonly version: number;
  readonly view: DocumentView;
  /** What JSON gives back as it is kept. */
  readonly whole: object;
}

/** A person's documents as files. Nothing is kept of them: the same version gives the same bytes whenever it is asked for. */
@Injectable()
export class ExportService {
  constructor(
    private readonly resumes: ResumeRepository,
    private readonly letters: LetterRepository,
    private readonly sources: Sources,
    private readonly provenance: ProvenanceRepository,
    private readonly renderer: DocumentRenderer,
  ) {}

  /** Throws NOT_FOUND for what is not there, UnsupportedError; what it answers makes the bytes, and throws what `DocumentRenderer` does. */
  async prepare(owner: UserId, document: Document, choices: Choices): Promise<Prepared> {
    const { version, view, whole } = document.kind === 'RESUME' ? await this.resume(owner, document, choices) : await this.letter(owner, document, choices); // prettier-ignore
    if (!choices.includeUnsupported) await this.refuseUnsupported(owner, { documentId: document.id, version });
    const { format, style, leaveOut } = choices;
    const etag = digest([RENDERING, format, style, leaveOut, format === 'json' ? whole : view]);
    const make = async (): Promise<Buffer> => {
      switch (format) {
        case 'pdf':
        case 'docx':
          return this.renderer.make({ owner, etag, format, view, style, leaveOut });
        case 'html':
          return Buffer.from(renderHtml(view, style));
        case 'md':
          return Buffer.from(renderMarkdown(view));
        case 'txt':
          return Buffer.from(renderText(view));
        case 'json':
          return Buffer.from(`${JSON.stringify(whole, undefined, 2)}\n`);
      }
    };
    return { version, fileName: `${view.title}.${format}`, contentType: CONTENT_TYPES[format], etag, make };
  }

  private async resume(owner: UserId, { id, version: asked }: Document & { kind: 'RESUME' }, choices: Choices): Promise<Read> {
    const version = asked ?? (await this.resumes.find(owner, id))?.version;
    const kept = version === undefined ? undefined : await this.resumes.findVersion(owner, id, version);
    const content = kept && (await this.sources.content(owner, id, kept.version));
    if (!kept || !content) throw notFound();
    const view: ResumeView = resumeView(content as Resume, { ...choices, date: kept.createdAt.toISOString() });
    return { version: kept.version, view, whole: content };
  }

  private async letter(owner: UserId, { id }: Document & { kind: 'LETTER' }, { language }: Choices): Promise<Read> {
    const letter = await this.letters.find(owner, id);
    const body = letter && (await this.sources.body(owner, id));
    if (!letter || body === undefined) throw notFound();
    const { postingTitle, company, resumeId, resumeVersion, createdAt } = letter;
    const date = createdAt.toISOString();
    // Under the head of the version it was written from; where that is gone, of the one that stands; where the résumé is, of none.
    const standing = (await this.sources.content(owner, resumeId, resumeVersion)) ?? (await this.standing(owner, resumeId));
    const view: LetterView = letterView({ body, postingTitle, company, date }, standing as Resume | undefined, language);
    return {
      version: LETTER_VERSION,
      view,
      whole: { body, ...(postingTitle && { postingTitle }), ...(company && { company }), createdAt: date },
    };
  }

  private async standing(owner: UserId, id: ResumeId): Promise<JsonObject | undefined> {
    const resume = await this.resumes.find(owner, id);
    return resume && this.sources.content(owner, id, resume.version);
  }

  private async refuseUnsupported(owner: UserId, document: DocumentVersion): Promise<void> {
    const statements = await this.provenance.unsupported(owner, document, MAX_UNSUPPORTED);
    if (statements.length > 0) throw new UnsupportedError(statements);
  }
}

const digest = (of: unknown): string => createHash('sha256').update(JSON.stringify(of)).digest('base64url');
