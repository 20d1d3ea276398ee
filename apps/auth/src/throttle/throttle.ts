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

/** Keyed hashes: where an account is made, the network around it, and the one count of all. */
export interface RegistrationKeys {
  readonly address: Buffer;
  readonly network: Buffer;
  readonly all: Buffer;
}
