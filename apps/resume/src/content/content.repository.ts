import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { UserId } from '#common';
import { runQuery, type Tx } from '#database';
import type { ReportLine } from '#json-resume';
import { POOL } from '#service';
import type { JsonObject } from '#strict-json';

/** What a résumé was, or is, at one version. */
export interface VersionOf {
  readonly resumeId: string;
  readonly version: number;
}

/** A row's own content where it has one: the current version, and versions of the release before. */
const VERSIONS = `FROM unnest($2::uuid[], $3::int[]) WITH ORDINALITY AS asked(id, version, n)
  CROSS JOIN LATERAL (
    SELECT r.content, r.findings, r.bytes FROM resumes r WHERE r.id = asked.id AND r.version = asked.version AND r.owner_id = $1
    UNION ALL
    SELECT coalesce(v.content, c.content), coalesce(v.findings, c.findings), c.bytes
    FROM resume_versions v LEFT JOIN contents c ON c.owner_id = v.owner_id AND c.hash = v.content_hash
    WHERE v.resume_id = asked.id AND v.version = asked.version AND v.owner_id = $1
  ) AS it`;

/** Contents of versions. Those of old versions stand once for each content of a person, with a count of the versions that have it. */
@Injectable()
export class ContentRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Bytes of each content, in the order asked; nothing of a content leaves the database. 0 for what is not this owner's. */
  weigh(owner: UserId, versions: readonly VersionOf[]): Promise<number[]> {
    return this.numbers('content_weigh', 'coalesce(it.bytes, octet_length(it.content::text))', owner, versions);
  }

  weighFindings(owner: UserId, versions: readonly VersionOf[]): Promise<number[]> {
    return this.numbers('findings_weigh', 'coalesce(octet_length(it.findings::text), 0)', owner, versions);
  }

  /** In the order asked; undefined for what is not there. */
  async contents(owner: UserId, versions: readonly VersionOf[]): Promise<(JsonObject | undefined)[]> {
    const { rows } = await runQuery<{ n: number; content: JsonObject }>(this.pool, {
      name: 'content_read',
      text: `SELECT asked.n::int AS n, it.content ${VERSIONS}`,
      values: asked(owner, versions),
    });
    return inOrder(rows, versions.length, ({ content }) => content);
  }

  async findings(owner: UserId, versions: readonly VersionOf[]): Promise<(readonly ReportLine[] | undefined)[]> {
    const { rows } = await runQuery<{ n: number; findings: readonly ReportLine[] | null }>(this.pool, {
      name: 'findings_read',
      text: `SELECT asked.n::int AS n, it.findings ${VERSIONS}`,
      values: asked(owner, versions),
    });
    // Null stands for none: rows of imports, and of before findings were kept.
    return inOrder(rows, versions.length, ({ findings }) => findings ?? []);
  }

  /** Lets go of what deleted versions had, so many each, and answers the bytes of the contents that nobody has any more. */
  async release(tx: Tx, owner: UserId, hashes: ReadonlyMap<string, number>): Promise<number> {
    if (hashes.size === 0) return 0;
    const values = [owner, [...hashes.keys()], [...hashes.values()]];
    // Locked in one order first: of two that release at once, the second must count what the first has left.
    await tx.query({
      name: 'content_lock',
      text: `SELECT FROM contents WHERE owner_id = $1 AND hash = ANY (SELECT decode(h, 'hex') FROM unnest($2::text[]) h) ORDER BY hash FOR UPDATE`,
      values: values.slice(0, 2),
    });
    const { rows } = await tx.query<{ bytes: string }>({
      name: 'content_release',
      text: `WITH gone AS (SELECT decode(h, 'hex') AS hash, n FROM unnest($2::text[], $3::int[]) AS g (h, n)),
                  fewer AS (UPDATE contents c SET versions = c.versions - n FROM gone WHERE c.owner_id = $1 AND c.hash = gone.hash AND c.versions > n),
                  deleted AS (DELETE FROM contents c USING gone WHERE c.owner_id = $1 AND c.hash = gone.hash AND c.versions <= n RETURNING c.bytes)
             SELECT coalesce(sum(bytes), 0) AS bytes FROM deleted`,
      values,
    });
    return Number(rows[0]?.bytes ?? 0);
  }

  private async numbers(name: string, column: string, owner: UserId, versions: readonly VersionOf[]): Promise<number[]> {
    const { rows } = await runQuery<{ n: number; bytes: number }>(this.pool, {
      name,
      text: `SELECT asked.n::int AS n, ${column} AS bytes ${VERSIONS}`,
      values: asked(owner, versions),
    });
    return inOrder(rows, versions.length, ({ bytes }) => bytes).map((bytes) => bytes ?? 0);
  }
}

const asked = (owner: UserId, versions: readonly VersionOf[]): unknown[] => [
  owner,
  versions.map((v) => v.resumeId),
  versions.map((v) => v.version),
];

function inOrder<R extends { readonly n: number }, V>(rows: readonly R[], length: number, of: (row: R) => V): (V | undefined)[] {
  const values = Array.from<V | undefined>({ length });
  for (const row of rows) values[row.n - 1] = of(row);
  return values;
}
