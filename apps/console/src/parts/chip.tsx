import { useText, type MessageId } from '../text/i18n.js';

type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'busy';

const STATES = {
  QUEUED: ['state.QUEUED', 'plain'],
  READY: ['state.READY', 'plain'],
  RUNNING: ['state.RUNNING', 'busy'],
  PAUSED: ['state.PAUSED', 'warn'],
  CANCELLING: ['state.CANCELLING', 'warn'],
  CANCELLED: ['state.CANCELLED', 'plain'],
  SUCCEEDED: ['state.SUCCEEDED', 'good'],
  PARTIALLY_SUCCEEDED: ['state.PARTIALLY_SUCCEEDED', 'warn'],
  FAILED: ['state.FAILED', 'bad'],
  DEAD: ['state.DEAD', 'bad'],
  EXPIRED: ['state.EXPIRED', 'bad'],
} as const satisfies Readonly<Record<string, readonly [MessageId, Tone]>>;

export type ShownState = keyof typeof STATES;

/** The state of a job or an item, in a word and a colour. */
export function StateChip({ state }: { readonly state: ShownState }) {
  const t = useText();
  const [text, tone] = STATES[state];
  return <span className={`chip ${tone}`}>{t(text)}</span>;
}
