import { errorText, type Logger } from '#common';
import { readPass, type PulsarAccess } from '../pulsar-admin/access.js';

const LOOK_EVERY_MS = 10_000;

/**
 * The token as a plain value that is always there. Danger 11: the client asks for it in a way in which an exception ends the process and a
 * rejection hangs for minutes, so the file is read here, beforehand and every ten seconds, and the client is handed what was read last.
 */
export class FreshToken {
  latest = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly access: PulsarAccess,
    private readonly logger: Logger,
  ) {}

  /** Whether the broker is shown a token at all. */
  get asked(): boolean {
    return this.access.token !== undefined || this.access.tokenFile !== undefined;
  }

  /** Throws PulsarProblem when there is no token to be had, or one that has ended. */
  async refresh(): Promise<void> {
    if (!this.asked) return;
    this.latest = (await readPass(this.access)).token ?? '';
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      this.latest = (await readPass(this.access)).token ?? this.latest;
    } catch (error) {
      this.logger.warn('The Pulsar token cannot be renewed', { reason: errorText(error) });
    }
  }
}
