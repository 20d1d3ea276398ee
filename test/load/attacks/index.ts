import type { Attack } from './attack.js';
import { dearDocuments, diskFilling, largeAnswers } from './bodies.js';
import { drippingUploads, guessingCrowd, registeringCrowd } from './doors.js';
import { pingFlood, slowReaders, subscriptionFlood } from './sockets.js';

/** Every kind of attack that one person with free accounts, or none, was seen to take the product away with. */
export const ATTACKS = {
  'dear-documents': dearDocuments,
  'slow-readers': slowReaders,
  'dripping-uploads': drippingUploads,
  'registering-crowd': registeringCrowd,
  'guessing-crowd': guessingCrowd,
  'ping-flood': pingFlood,
  'disk-filling': diskFilling,
  'large-answers': largeAnswers,
  'subscription-flood': subscriptionFlood,
} as const satisfies Readonly<Record<string, Attack>>;

export type AttackName = keyof typeof ATTACKS;
