import { VitaeError } from '#common';

/** Somebody changed it since the caller read it; they read again and decide. */
export const staleAchievement = (): VitaeError =>
  new VitaeError('STALE_VERSION', 'The achievement was changed in the meantime; read it again');
