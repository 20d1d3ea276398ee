import { MAX_MESSAGE_BYTES } from '../../codec/envelope.js';
import type { ParkReason } from '../../port/queue.js';

/**
 * A message as it is put aside: its bytes as they came, and why. Another client's may be larger than a frame of the WebSocket service
 * (a megabyte, beyond which the producer's socket is closed); it is cut to the size our own may have, and says so.
 */
export function parkedContent(payload: Uint8Array, reason: ParkReason): { content: Uint8Array; properties: Record<string, string> } {
  const cut = payload.byteLength > MAX_MESSAGE_BYTES;
  return {
    content: cut ? payload.subarray(0, MAX_MESSAGE_BYTES) : payload,
    properties: { reason, 'parked-at': new Date().toISOString(), ...(cut ? { 'cut-from-bytes': String(payload.byteLength) } : {}) },
  };
}
