import type { Master } from '#documents';

const CONTACT = new Set(['email', 'phone', 'url', 'image', 'picture', 'website', 'profiles', 'location']);
const OTHERS = new Set(['references', 'meta', '$schema']);

/**
 * The master as it leaves the house: without contact data and without other people's words, neither of which a document needs to be
 * written (data minimisation, GDPR art. 5). Pointers stay right, since only keys of objects are left out.
 */
export function minimalMaster(master: Master): Master {
  const { basics } = master;
  const kept = Object.entries(master).filter(([key]) => !OTHERS.has(key) && key !== 'basics');
  if (typeof basics !== 'object' || basics === null) return Object.fromEntries(kept);
  const own = Object.entries(basics).filter(([key]) => !CONTACT.has(key));
  return Object.fromEntries([['basics', Object.fromEntries(own)], ...kept]);
}
