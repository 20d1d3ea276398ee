import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { Loop, type Logger } from '#common';
import type { Pool } from '#database';
import { UsageRecount } from '#quota';
import { LOGGER, POOL, REGISTRY } from '#service';

/** A pass over the rows of a person with a hundred thousand résumés is some 150 MB: not oftener than it is worth. */
const EVERY_MS = 600_000;
const PERSONS_A_ROUND = 100;

/** What the person `$1` keeps, as usage.service.ts is told of it. Rows of before `bytes` was kept are weighed by their text, as when they go. */
export const RECOUNT_OF = `
SELECT 'resumes' AS scope, count(*) AS used FROM resumes WHERE owner_id = $1
UNION ALL SELECT 'letters', count(*) FROM cover_letters WHERE owner_id = $1
UNION ALL SELECT 'resume.bytes', coalesce(sum(coalesce(bytes, octet_length(content::text))), 0) FROM resumes WHERE owner_id = $1
UNION ALL SELECT 'resume.bytes', coalesce(sum(octet_length(v.content::text)), 0)
  FROM resumes r JOIN resume_versions v ON v.resume_id = r.id WHERE r.owner_id = $1 AND r.version > 1 AND v.content IS NOT NULL
UNION ALL SELECT 'resume.bytes', coalesce(sum(bytes), 0) FROM contents WHERE owner_id = $1
UNION ALL SELECT 'resume.bytes', coalesce(sum(octet_length(body)), 0) FROM cover_letters WHERE owner_id = $1`;

/** Counts what persons keep, in every replica; none minds another doing the same. */
@Injectable()
export class UsageRecountService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly recount: UsageRecount;
  private readonly loop: Loop;

  constructor(@Inject(POOL) pool: Pool, @Inject(LOGGER) logger: Logger, @Inject(REGISTRY) registry: Registry) {
    const mended = new Counter({
      name: 'vitae_usage_mended_total',
      help: 'Persons whose use of a scope was written down wrong, and set to what a recount found',
      labelNames: ['scope'],
      registers: [registry],
    });
    const onDrift = ({ scope }: { readonly scope: string }): void => mended.inc({ scope });
    this.recount = new UsageRecount({ pool, logger, onDrift, count: RECOUNT_OF, persons: PERSONS_A_ROUND });
    this.loop = new Loop(
      async () => {
        await this.recount.round();
        return false;
      },
      EVERY_MS,
      (error) => logger.error('What persons keep could not be counted', error),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
