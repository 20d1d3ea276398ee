import { VitaeError } from '#common';

/** Somebody changed the résumé since the caller read it; they read again and decide. */
export const staleVersion = (): VitaeError => new VitaeError('STALE_VERSION', 'The résumé was changed in the meantime; read it again');
