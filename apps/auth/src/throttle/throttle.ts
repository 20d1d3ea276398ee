/** Keyed hashes: see IdentifierHasher. `accountAt` counts instead of `account` where the place is known. */
export interface ThrottleKeys {
  readonly address: Buffer;
  readonly account: Buffer;
  readonly accountAt: Buffer;
}

export interface Admission {
  /** The owner has signed in from there before. */
  readonly known: boolean;
  /** Seconds until the next try, 0 when there is none to wait for. */
  readonly waitSeconds: number;
}
