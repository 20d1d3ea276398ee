import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import type pg from 'pg';
import { runQuery, type Tx } from '#database';
import type { UserId } from '#common';
import type { DocumentVersion, Statement } from './provenance.js';

const key = (d: DocumentVersion): string => `${d.documentId} ${d.version}`;

/** The provenance table: one row for each generated document version, its statements in order. */
@Injectable()
export class ProvenanceRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Keeps the statements of a document version; none are kept for a document without any. */
  async add(tx: Tx, ownerId: UserId, document: DocumentVersion, statements: readonly Statement[]): Promise<void> {
    if (statements.length === 0) return;
    await tx.query({
      text: 'INSERT INTO provenance (document_id, version, owner_id, statements) VALUES ($1, $2, $3, $4)',
      values: [document.documentId, document.version, ownerId, JSON.stringify(statements)],
    });
  }

  /** What is said of a version that stands as it stood, and follows from other things now. */
  async replace(tx: Tx, ownerId: UserId, document: DocumentVersion, statements: readonly Statement[]): Promise<void> {
    await tx.query({
      name: 'provenance_replace',
      text: `UPDATE provenance SET statements = $4::jsonb WHERE document_id = $1 AND version = $2 AND owner_id = $3 AND statements <> $4::jsonb`,
      values: [document.documentId, document.version, ownerId, JSON.stringify(statements)],
    });
  }

  /** A restored version says again what was said of the version it restores. */
  async repeat(tx: Tx, ownerId: UserId, from: DocumentVersion, version: number): Promise<void> {
    await tx.query({
      text: `INSERT INTO provenance (document_id, version, owner_id, statements)
             SELECT document_id, $4, owner_id, statements FROM provenance WHERE document_id = $1 AND version = $2 AND owner_id = $3`,
      values: [from.documentId, from.version, ownerId, version],
    });
  }

  async remove(tx: Tx, ownerId: UserId, documentId: string): Promise<void> {
    await tx.query({ text: 'DELETE FROM provenance WHERE document_id = $1 AND owner_id = $2', values: [documentId, ownerId] });
  }

  /** Of a résumé's versions up to `last`. */
  async removeVersions(tx: Tx, ownerId: UserId, documentId: string, last: number): Promise<void> {
    const text = 'DELETE FROM provenance WHERE document_id = $1 AND owner_id = $2 AND version <= $3';
    await tx.query({ text, values: [documentId, ownerId, last] });
  }

  /** The statements of a document that nothing of the person's supports, the first `take` of them. */
  async unsupported(ownerId: UserId, document: DocumentVersion, take: number): Promise<Statement[]> {
    const { rows } = await runQuery<{ statement: Statement }>(this.pool, {
      name: 'provenance_unsupported',
      text: `SELECT s.statement FROM provenance p, jsonb_array_elements(p.statements) WITH ORDINALITY AS s(statement, n)
             WHERE p.document_id = $1 AND p.version = $2 AND p.owner_id = $3 AND s.statement->>'verdict' = 'UNSUPPORTED' ORDER BY s.n LIMIT $4`,
      values: [document.documentId, document.version, ownerId, take],
    });
    return rows.map(({ statement }) => statement);
  }

  /** Bytes of the statements of each, in the order asked, as JSON text. */
  async weigh(ownerId: UserId, documents: readonly DocumentVersion[]): Promise<number[]> {
    const { rows } = await runQuery<{ n: number; bytes: number }>(this.pool, {
      name: 'provenance_weigh',
      text: `SELECT asked.n::int AS n, octet_length(p.statements::text) AS bytes
             FROM unnest($2::uuid[], $3::int[]) WITH ORDINALITY AS asked(document_id, version, n)
             JOIN provenance p ON p.document_id = asked.document_id AND p.version = asked.version AND p.owner_id = $1`,
      values: [ownerId, documents.map((d) => d.documentId), documents.map((d) => d.version)],
    });
    const weights = new Map(rows.map(({ n, bytes }) => [n, bytes]));
    return documents.map((_, i) => weights.get(i + 1) ?? 0);
  }

  /** The statements of many documents in one query, in the order asked; empty for a document without provenance. */
  async ofMany(ownerId: UserId, documents: readonly DocumentVersion[]): Promise<(readonly Statement[])[]> {
    const { rows } = await runQuery<{ document_id: string; version: number; statements: Statement[] }>(this.pool, {
      name: 'provenance_of_many',
      text: `SELECT p.document_id, p.version, p.statements
             FROM unnest($2::uuid[], $3::int[]) AS asked(document_id, version)
             JOIN provenance p ON p.document_id = asked.document_id AND p.version = asked.version AND p.owner_id = $1`,
      values: [ownerId, documents.map((d) => d.documentId), documents.map((d) => d.version)],
    });
    const found = new Map(rows.map((r) => [key({ documentId: r.document_id, version: r.version }), r.statements]));
    return documents.map((d) => found.get(key(d)) ?? []);
  }
}
