/** Prisma's own codes look like SQLSTATEs. Those of PostgreSQL that begin with P are P0000 to P0004. */
const PRISMA_CODE = /^P[1-9]\d{3}$/;

/**
 * The five-character SQLSTATE, or Node's code for a broken socket, of a thrown value; of an error Prisma wrapped, the driver's own where
 * it is told (P2039 says only "database error", whatever it was), else Prisma's (`P1001`).
 */
export function sqlState(error: unknown): string | undefined {
  let prisma: string | undefined;
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const adapter = (e as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } }).meta?.driverAdapterError?.cause
      ?.originalCode;
    if (typeof adapter === 'string') return adapter;
    const code = (e as { code?: unknown }).code;
    if (typeof code !== 'string' || !/^([0-9A-Z]{5}|E[A-Z]+)$/.test(code)) continue;
    if (!PRISMA_CODE.test(code)) return code;
    prisma ??= code;
  }
  return prisma;
}
