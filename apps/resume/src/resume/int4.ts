/** The largest number an INTEGER column holds. */
const MAX_INT4 = 2_147_483_647;

/** Whether a column of versions can hold it: gRPC's uint32 reaches twice as far. */
export const isInt4 = (n: number): boolean => Number.isInteger(n) && Math.abs(n) <= MAX_INT4;
