/**
 * A line for each person; whoever's turn it is gives one thing and goes behind the others. So what one person asked for at once delays
 * another's first thing by one thing, however much it is.
 */
export class FairQueue<Thing> {
  private readonly lines = new Map<string, Set<Thing>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  sizeOf(person: string): number {
    return this.lines.get(person)?.size ?? 0;
  }

  add(person: string, thing: Thing): void {
    const line = this.lines.get(person) ?? new Set<Thing>();
    this.lines.set(person, line);
    line.add(thing);
    this.count++;
  }

  /** The oldest thing of the person whose turn it is, of those who `may`; undefined: nothing of theirs waits. */
  take(may: (person: string) => boolean = () => true): Thing | undefined {
    for (const [person, line] of this.lines) {
      if (!may(person)) continue;
      for (const thing of line) {
        this.delete(person, thing);
        if (line.size > 0) {
          this.lines.delete(person);
          this.lines.set(person, line);
        }
        return thing;
      }
    }
    return undefined;
  }

  /** Whether it still waited. */
  delete(person: string, thing: Thing): boolean {
    const line = this.lines.get(person);
    if (line?.delete(thing) !== true) return false;
    this.count--;
    if (line.size === 0) this.lines.delete(person);
    return true;
  }
}
