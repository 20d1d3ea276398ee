import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { findVitaeError, VitaeError, withContext } from '#common';
import type { AccessOptions, WithAccess } from '#access';
import { addressOf, type WithContext } from './request-context.js';

/**
 * Verifies the token of a request before anything reads its body. No token: the request goes on as nobody's. A bad one: 401 for the
 * whole request, whatever it asks for (docs/security.md, R1). A token in the query string is refused and never logged (A32): it stands in every proxy's log.
 */
export function authenticate(
  { verifier }: Pick<AccessOptions, 'verifier'>,
  refuse: (req: Request, res: Response, error: VitaeError) => void,
): RequestHandler {
  return (req: WithAccess & WithContext, res: Response, next: NextFunction) => {
    try {
      if (/[?&](access_token|token|authorization)=/i.test(req.originalUrl)) {
        throw new VitaeError('UNAUTHENTICATED', 'Send the access token in the Authorization header');
      }
      const header = req.headers.authorization;
      const token = header === undefined ? undefined : verifier.verifyHeader(header);
      req.access = { requestId: req.vitae!.requestId!, token, address: addressOf(req) };
      if (token) withContext({ userId: token.userId }, next);
      else next();
    } catch (error) {
      const known = findVitaeError(error);
      if (!known) throw error;
      refuse(req, res, known);
    }
  };
}
