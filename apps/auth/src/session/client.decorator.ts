import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphqlContext } from '#graphql';
import type { Client } from './session.js';

const MAX_DEVICE_LENGTH = 200;

/** Who asks: the address through trusted proxies, and what the device calls itself, as one line of plain text. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): Client => {
  const { access, req } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
  const device = req.headers['user-agent']
    ?.replace(/[^\x20-\x7e]/g, ' ')
    .trim()
    .slice(0, MAX_DEVICE_LENGTH);
  return { address: access.address, device: device || null };
});
