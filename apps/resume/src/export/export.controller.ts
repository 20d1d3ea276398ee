import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { InputError, notFound, parseId, type LetterId, type ResumeId } from '#common';
import { contentDisposition } from '#files/names';
import { readChoices } from './export.inputs.js';
import { ExportService } from './export.service.js';
import type { Document } from './export.js';

const KINDS = { resumes: 'RESUME', letters: 'LETTER' } as const;

/** `GET /exports/resumes/{id}?format=pdf&template=portal&…` and `/exports/letters/{id}`: the file, or a problem document. */
@Controller('exports')
@SignedIn()
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  /** 200 with the bytes, 304 where the caller has them (RFC 9110 §13.1.2). Saved by a browser, not shown: what is in it is a person's own. */
  @Get(':kind/:id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('kind') folder: string,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    const documentId = parseId<ResumeId & LetterId>(id);
    if (!documentId || !Object.hasOwn(KINDS, folder)) throw notFound();
    const kind = KINDS[folder as keyof typeof KINDS];
    const read = readChoices(kind, query);
    if (!read.ok) throw new InputError(read.issues);
    const document: Document = { kind, id: documentId, version: read.value.version };
    const prepared = await this.exports.prepare(actor.userId, document, read.value.choices);
    const etag = `"${prepared.etag}"`;
    // Kept by the person's browser alone, and asked about each time: who has signed out has it no more.
    res.set({ etag, 'cache-control': 'private, no-cache', vary: 'authorization' });
    if (hasIt(req.headers['if-none-match'], etag)) return void res.status(304).end();
    const bytes = await prepared.make();
    res.status(200).set({
      'content-type': prepared.contentType,
      'content-length': String(bytes.length),
      'content-disposition': contentDisposition(prepared.fileName),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    res.end(bytes);
  }
}

const hasIt = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));
