import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ACCESS_METADATA, VitaeError } from '#common';
import type { Request } from 'express';
import type { Actor, Role } from './actor.js';
import type { VerifiedToken } from './access-token.js';

/** Who may use a resolver field or a route. What carries no rule is refused to everybody, and the app does not start. */
export type AccessRule = { readonly kind: 'public' } | { readonly kind: 'signed-in' } | { readonly kind: 'role'; readonly role: Role };

type AccessDecorator = ClassDecorator & MethodDecorator;

const declare = (rule: AccessRule): AccessDecorator => SetMetadata(ACCESS_METADATA, rule);

/** Anybody, signed in or not. */
export const Public = (): AccessDecorator => declare({ kind: 'public' });

/** Anybody whose token is good and whose session stands. */
export const SignedIn = (): AccessDecorator => declare({ kind: 'signed-in' });

/** Those with this role or one above it; others get FORBIDDEN. */
export const RequireRole = (role: Role): AccessDecorator => declare({ kind: 'role', role });

/** What the middleware and the access rules leave on a request. */
export interface AccessState {
  readonly requestId: string;
  /** Undefined: no token was sent. A bad one never gets this far. */
  readonly token?: VerifiedToken | undefined;
  /** Set once the session was found standing. */
  actor?: Actor;
  /** The client's address, through trusted proxies only. */
  readonly address: string;
}

export type WithAccess = Request & { access?: AccessState };

const signIn = (): VitaeError => new VitaeError('UNAUTHENTICATED', 'Sign in first');

/** Nest gives a GraphQL resolver graphql-js's own arguments: parent, arguments, context, info. */
const GRAPHQL_CONTEXT = 2;

/** What is known of who asks, on the request or in the GraphQL context. Throws INTERNAL_SERVER_ERROR where neither has it. */
export function accessOf(context: ExecutionContext): AccessState {
  const state =
    context.getType<'http' | 'graphql'>() === 'graphql'
      ? context.getArgByIndex<{ readonly access?: AccessState }>(GRAPHQL_CONTEXT).access
      : context.switchToHttp().getRequest<WithAccess>().access;
  if (!state) throw new VitaeError('INTERNAL_SERVER_ERROR', 'The request did not pass the access middleware');
  return state;
}

/** The signed-in person as a parameter of a resolver or route. Only where the rule is SignedIn or RequireRole: elsewhere UNAUTHENTICATED. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = accessOf(context);
  if (!actor) throw signIn();
  return actor;
});

/** The client's address, for limits per address. */
export const ClientAddress = createParamDecorator((_: unknown, context: ExecutionContext): string => accessOf(context).address);

/** Throws UNAUTHENTICATED or FORBIDDEN where `rule` does not let `actor` in; no rule lets nobody in. */
export function enforce(rule: AccessRule | undefined, actor: Actor | undefined, allows: (role: Role, needed: Role) => boolean): void {
  if (!rule) throw new VitaeError('FORBIDDEN', 'Nobody may use this');
  if (rule.kind === 'public') return;
  if (!actor) throw signIn();
  if (rule.kind === 'role' && !allows(actor.role, rule.role)) throw new VitaeError('FORBIDDEN', 'Your role may not do this');
}
