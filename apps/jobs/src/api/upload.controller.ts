import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { notFound, parseId, VitaeError, type UploadId } from '#common';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { NeedsRoom } from '#service';
import { discardRest } from '#http';
import type { RecordFormat } from '#json-resume';
import { UploadService } from '../upload/upload.service.js';
import type { Upload } from '../upload/upload.js';

/** Media types an upload may declare, and how each frames its records. */
const FORMATS: Readonly<Record<string, RecordFormat>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
};

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** `POST /uploads` and the report of what was done with each record. Errors are problem documents. */
@Controller('uploads')
@SignedIn()
export class UploadController {
  constructor(@Inject(UploadService) private readonly uploads: UploadService) {}

  /** 201 with the counts, 200 with the first upload's when this owner has sent the same content before. */
  @NeedsRoom()
  @Post()
  async post(@CurrentActor() actor: Actor, @Req() req: Request, @Res({ passthrough: true }) res: Response): Promise<object> {
    try {
      const { upload, created } = await this.uploads.receive({
        owner: actor.userId,
        role: actor.role,
        body: req,
        ...framing(req),
        key: keyOf(req),
      });
      res.status(created ? 201 : 200);
      return answer(upload);
    } catch (error) {
      if (!req.complete && !res.headersSent) res.setHeader('connection', 'close');
      discardRest(req);
      throw error;
    }
  }

  /** NDJSON, a line for each record there is something to say of, accepted ones too: `{index, status, findings: [{pointer, code, message}]}`. Never a value. A report that was cut ends with `{more}`, the records left out. */
  @Get(':id/report')
  async report(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() res: Response): Promise<void> {
    const uploadId = parseId<UploadId>(id);
    const upload = uploadId && (await this.uploads.find(actor.userId, uploadId));
    if (!upload || upload.state !== 'ACCEPTED') throw notFound();
    res.status(200).type('application/x-ndjson');
    try {
      await pipeline(Readable.from(this.uploads.report(actor.userId, upload.id), { highWaterMark: 1 }), res);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }
}

function framing(req: Request): { format: RecordFormat; gzip: boolean } {
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((p) => p.trim());
  const format = FORMATS[type];
  if (!format) throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'Send application/json or application/x-ndjson');
  const charset = parameters
    .find((p) => p.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'The file must be UTF-8');
  const encoding = (req.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') throw new VitaeError('UNSUPPORTED_MEDIA_TYPE', 'Send the file plain or as gzip');
  return { format, gzip: encoding === 'gzip' };
}

function keyOf(req: Request): string | undefined {
  const key = req.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))
    throw new VitaeError('BAD_REQUEST', 'Idempotency-Key must be 1 to 200 visible ASCII characters');
  return key;
}

const answer = ({ id, sha256, records, accepted, repaired, rejected }: Upload): object => ({
  uploadId: id,
  sha256: sha256?.toString('hex'),
  records,
  accepted,
  repaired,
  rejected,
});
