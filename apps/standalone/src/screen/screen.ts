/** What a person sees: one line a step, with its seconds; problems as sentences. Plain text, no colours to go wrong in a log. */
export class Screen {
  constructor(private readonly out: NodeJS.WritableStream = process.stdout) {}

  say(sentence: string): void {
    this.out.write(`  ${sentence}\n`);
  }

  /** Runs `work`, says what it is before and how long it took after. */
  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    this.out.write(`  ${title} …\n`);
    const result = await work();
    this.out.write(`  ${title}: ${((performance.now() - begun) / 1_000).toFixed(1)} s\n`);
    return result;
  }

  block(lines: readonly string[]): void {
    this.out.write(`\n${lines.map((l) => `  ${l}`).join('\n')}\n\n`);
  }
}
