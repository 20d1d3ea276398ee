import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Limiter } from '#common';
import { Renderer, RenderError, without, type DocumentView, type HeavyFormat, type Style } from '#render';
import { exportError } from './export.errors.js';

/** One child makes one document at a time, 30 ms each: so many wait two seconds. */
const LINE = { concurrency: 1, queue: 64, queuePerKey: 16, waitMs: 15_000 } as const;

/** An export is asked for, and then fetched: the bytes are kept meanwhile. */
const KEPT = { maxSize: 8 * 1024 * 1024, maxEntrySize: 4 * 1024 * 1024, ttl: 120_000, ttlAutopurge: true } as const;

/** Of characters that no font has, one attempt names one run of text: a document with more kinds than this is no résumé. */
const MAX_ATTEMPTS = 40;

export interface Rendering {
  readonly owner: string;
  readonly etag: string;
  readonly format: HeavyFormat;
  readonly view: DocumentView;
  readonly style: Style;
  readonly leaveOut: boolean;
}

/**
 * What the child process makes, in turns of the persons. It is started by the first document and ends a minute after the last. A child that is
 * killed in the middle loses nothing: its document is made again, once.
 */
@Injectable()
export class DocumentRenderer implements OnApplicationShutdown {
  private readonly renderer = new Renderer();
  private readonly line = new Limiter({ ...LINE, message: 'Too many documents are being made; try again', retryAfterMs: 1_000 });
  private readonly kept = new LRUCache<string, Buffer>({ ...KEPT, sizeCalculation: (bytes) => bytes.length });

  /** Throws what `exportError` and the limiter do. */
  async make(rendering: Rendering): Promise<Buffer> {
    const kept = this.kept.get(rendering.etag);
    if (kept) return kept;
    const bytes = await this.line.run(() => this.render(rendering), { key: rendering.owner });
    this.kept.set(rendering.etag, bytes);
    return bytes;
  }

  /** Of the child, while there is one. */
  get pid(): number | undefined {
    return this.renderer.pid;
  }

  onApplicationShutdown(): void {
    this.renderer.stop();
  }

  private async render({ format, view, style, leaveOut }: Rendering): Promise<Buffer> {
    let [left, repeated] = [view, false];
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.renderer.render(format, left, style);
      } catch (error) {
        if (!(error instanceof RenderError)) throw error;
        if (error.code === 'GLYPHS' && leaveOut && attempt < MAX_ATTEMPTS) left = without(left, error.characters);
        else if (error.code === 'FAILED' && !repeated) repeated = true;
        else throw exportError(error);
      }
    }
  }
}
