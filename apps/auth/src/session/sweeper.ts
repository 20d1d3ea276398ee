import { Loop, type Logger } from '#common';

const HOUR_MS = 3_600_000;

/** Deletes what has outlived its use, once an hour, in portions; every replica may run it, for deleting twice deletes once. */
export class Sweeper {
  private readonly loop: Loop;

  constructor(sweeps: readonly (() => Promise<number>)[], logger: Logger) {
    this.loop = new Loop(
      async () => {
        const counts = await Promise.all(sweeps.map((sweep) => sweep()));
        return counts.some((n) => n >= 1_000);
      },
      HOUR_MS,
      (error) => logger.error('Old sessions could not be deleted', error),
    );
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }
}
