import { fork } from 'node:child_process';
import { until } from '../../../bench/measure.js';
import { Attackers, type Answers, type Target } from './attack.js';
import { ATTACKS, type AttackName } from './index.js';

const PREPARED_MS = 120_000;
const ENDED_MS = 60_000;

/** An attack that runs. */
export interface UnderWay {
  /** Ends it; what it was answered. */
  stop(): Promise<Answers>;
}

type Said = { readonly is: 'ready' } | { readonly is: 'over'; readonly answers: Answers } | { readonly is: 'broken'; readonly why: string };

/** Prepares an attack and starts it: in a process of its own from dist/, in this one from the source (a spec's small form). */
export const begin = (name: AttackName, target: Target): Promise<UnderWay> =>
  import.meta.filename.endsWith('.js') ? elsewhere(name, target) : here(name, target);

async function here(name: AttackName, target: Target): Promise<UnderWay> {
  const end = new AbortController();
  const attackers = new Attackers(target, end.signal);
  const go = await ATTACKS[name].prepare(attackers);
  const going = go();
  return {
    async stop() {
      end.abort();
      await going;
      await attackers.close();
      return attackers.said;
    },
  };
}

async function elsewhere(name: AttackName, target: Target): Promise<UnderWay> {
  const child = fork(new URL('./own-process.js', import.meta.url));
  const said: Said[] = [];
  child.on('message', (message: Said) => void said.push(message));
  const heard = (what: Said['is'], ms: number): Promise<Said> =>
    until(
      async () => {
        const broken = said.find((s) => s.is === 'broken');
        if (broken?.is === 'broken') throw new Error(`${name}: ${broken.why}`);
        const found = said.find((s) => s.is === what);
        if (!found && (child.exitCode !== null || child.signalCode !== null)) throw new Error(`${name}: the attacking process ended`);
        return found;
      },
      ms,
      `${name} ${what}`,
    );
  child.send({ attack: name, target });
  try {
    await heard('ready', PREPARED_MS);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    async stop() {
      try {
        if (child.connected) child.send('stop');
        const over = await heard('over', ENDED_MS);
        return over.is === 'over' ? over.answers : {};
      } finally {
        child.kill('SIGKILL');
      }
    },
  };
}
