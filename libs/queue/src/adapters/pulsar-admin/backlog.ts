import type { AdminApi } from './admin-api.js';
import { pathOf, type PulsarName } from './names.js';
import { refusal } from './problem.js';

const WITHIN_MS = 1_500;

/**
 * Throws OVERLOADED when the backlog of a topic has reached its quota. At a full topic the broker's WebSocket service holds an upgrade, and
 * a thread of its few, for as long as its own client tries (30 s): publishers that knock every second silence the whole broker (seen). So
 * a publisher that was refused asks here before it knocks again. Where the figures cannot be had, nothing is thrown: the upgrade will tell.
 */
export async function refuseWhenFull(api: AdminApi, name: PulsarName, topic: string): Promise<void> {
  const answer = await api.send('GET', `/${pathOf(name)}/stats`, undefined, WITHIN_MS).catch(() => undefined);
  if (answer?.status !== 200) return;
  const { backlogSize = 0, backlogQuotaLimitSize = 0 } = JSON.parse(answer.text) as {
    backlogSize?: number;
    backlogQuotaLimitSize?: number;
  };
  if (backlogQuotaLimitSize > 0 && backlogSize >= backlogQuotaLimitSize) throw refusal(503, { verb: 'publish to', topic }, 'quota');
}
