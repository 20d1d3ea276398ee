/**
 * A line for each person, who take turns, or have what costs most after the others (`take`). In turn, whoever's turn it is gives one thing and goes behind the others. So what one person asked for at once delays
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

  /**
   * The oldest thing of the person whose turn it is, of those who `may`: who has `used` least, and among equals who was served longest ago.
   * Undefined: nothing of theirs waits. Default: nobody has used anything.
   */
  take(may: (person: string) => boolean = () => true, used: (person: string) => number = () => 0): Thing | undefined {
    let next: { readonly person: string; readonly line: Set<Thing>; readonly used: number } | undefined;
    for (const [person, line] of this.lines) {
      if (!may(person)) continue;
      const so = used(person);
      if (!next || so < next.used) next = { person, line, used: so };
    }
    if (!next) return undefined;
    const { person, line } = next;
    const [thing] = line as ReadonlySet<Thing>;
    this.delete(person, thing as Thing);
    if (line.size > 0) {
      this.lines.delete(person);
      this.lines.set(person, line);
    }
    return thing;
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
