import { Attackers, type Target } from './attack.js';
import { ATTACKS, type AttackName } from './index.js';

/**
 * The attack in a process of its own, which the one that measures starts: a flood sent by the process that takes the times would be most of what
 * it measures. Hears an order, says `ready`, runs until it hears `stop`, and says what it was answered.
 */
const stop = new AbortController();

process.on('message', (message: { readonly attack: AttackName; readonly target: Target } | 'stop') => {
  if (message === 'stop') return stop.abort();
  const attackers = new Attackers(message.target, stop.signal);
  run(message.attack, attackers).catch((error: unknown) => {
    process.send?.({ is: 'broken', why: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(1));

async function run(name: AttackName, attackers: Attackers): Promise<void> {
  const go = await ATTACKS[name].prepare(attackers);
  process.send?.({ is: 'ready' });
  await go();
  process.send?.({ is: 'over', answers: attackers.said }, () => process.exit(0));
}
