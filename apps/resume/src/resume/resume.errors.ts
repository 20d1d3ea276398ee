import { VitaeError } from '#common';

/** Somebody changed the résumé since the caller read it; they read again and decide. */
export const staleVersion = (): VitaeError => new VitaeError('STALE_VERSION', 'The résumé was changed in the meantime; read it again');

/** An old version of it would say of achievements what they do not say any more. */
export const automaticOnly = (): VitaeError =>
  new VitaeError(
    'BAD_USER_INPUT',
    'The automatic résumé follows the achievements: change those, or create a MASTER résumé with the old content',
  );
