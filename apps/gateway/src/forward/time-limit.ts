/** One request's time, from waiting for a socket to the head of its answer; the client's own signal ends it too. */
export class TimeLimit {
  late = false;
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly leave = (): void => this.controller.abort();

  constructor(
    ms: number,
    private readonly client: AbortSignal | undefined,
  ) {
    this.timer = setTimeout(() => {
      this.late = true;
      this.controller.abort();
    }, ms);
    if (client?.aborted) this.leave();
    client?.addEventListener('abort', this.leave, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The head of the answer is here: from now on only silence counts, which the HTTP client watches. */
  answered(): void {
    clearTimeout(this.timer);
  }

  end(): void {
    clearTimeout(this.timer);
    this.client?.removeEventListener('abort', this.leave);
  }
}
