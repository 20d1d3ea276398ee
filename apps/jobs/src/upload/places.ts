import { VitaeError, type UserId } from '#common';

interface Waiting {
  readonly owner: UserId;
  readonly enter: () => void;
}

/** How long an upload may stand in line; its sender's bytes wait in the network meanwhile. */
const LONGEST_WAIT_MS = 20_000;
const LONGEST_LINE = 200;

const full = (): VitaeError => new VitaeError('OVERLOADED', 'Too many uploads at once; try again', { retryAfterMs: 2_000 });

/**
 * A bounded number of places, of which one owner gets a part; who finds none stands in line, and is turned away (OVERLOADED) when that
 * is too long. What holds a place holds memory; what waits holds none.
 */
export class Places {
  private readonly taken = new Map<UserId, number>();
  private readonly line: Waiting[] = [];
  private all = 0;

  constructor(
    private readonly most: number,
    private readonly mostOfOne: number,
  ) {}

  /** Resolves with the function that gives the place back. Throws OVERLOADED. */
  async enter(owner: UserId): Promise<() => void> {
    if (this.free(owner)) this.take(owner);
    else await this.wait(owner);
    return () => this.leave(owner);
  }

  private take(owner: UserId): void {
    this.all++;
    this.taken.set(owner, (this.taken.get(owner) ?? 0) + 1);
  }

  private free(owner: UserId): boolean {
    return this.all < this.most && (this.taken.get(owner) ?? 0) < this.mostOfOne;
  }

  private wait(owner: UserId): Promise<void> {
    if (this.line.length >= LONGEST_LINE) throw full();
    return new Promise((resolve, reject) => {
      const waiting = { owner, enter: () => (clearTimeout(timer), resolve()) };
      const timer = setTimeout(() => {
        this.line.splice(this.line.indexOf(waiting), 1);
        reject(full());
      }, LONGEST_WAIT_MS);
      this.line.push(waiting);
    });
  }

  private leave(owner: UserId): void {
    this.all--;
    const left = (this.taken.get(owner) ?? 1) - 1;
    if (left > 0) this.taken.set(owner, left);
    else this.taken.delete(owner);
    const at = this.line.findIndex((w) => this.free(w.owner));
    const [next] = at < 0 ? [] : this.line.splice(at, 1);
    if (!next) return;
    this.take(next.owner);
    next.enter();
  }
}
