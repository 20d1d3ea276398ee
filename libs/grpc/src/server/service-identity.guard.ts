import { SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
import { VitaeError } from '#common';
import { certifiedService } from '../identity/certified-service.js';
import { isCaller, SERVICE_KEY_HEADER, SERVICE_NAME_HEADER } from '../identity/service-keys.js';
import type { TransportSecurity } from '../tls/tls.js';

const CALLABLE_BY = 'vitae:callable-by';

/** Which services may call a gRPC method (or every method of a controller). A method without it is refused for everybody. */
export const CallableBy = (...services: string[]): MethodDecorator & ClassDecorator => SetMetadata(CALLABLE_BY, services);

/**
 * Key missing, unknown, wrong, or another service's than the certificate it comes under: UNAUTHENTICATED. A known service on a method that is
 * not its own: PERMISSION_DENIED (docs/security.md, B47, B53).
 */
export class ServiceIdentityGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: ReadonlyMap<string, Buffer>,
    private readonly transport: TransportSecurity['mode'],
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'rpc') return true;
    const metadata = context.getArgByIndex<Metadata>(1);
    const name = String(metadata.get(SERVICE_NAME_HEADER)[0] ?? '');
    if (!isCaller(this.callers, name, String(metadata.get(SERVICE_KEY_HEADER)[0] ?? ''))) {
      throw new VitaeError('UNAUTHENTICATED', 'Unknown service or wrong service key');
    }
    // A key that leaked is of no use without its service's certificate, nor the other way round.
    if (this.transport === 'mtls' && certifiedService(context.getArgByIndex<ServerUnaryCall<unknown, unknown>>(2)) !== name) {
      throw new VitaeError('UNAUTHENTICATED', 'The certificate is of another service than the key');
    }
    const allowed = this.reflector.getAllAndOverride<string[] | undefined>(CALLABLE_BY, [context.getHandler(), context.getClass()]);
    if (!allowed?.includes(name)) throw new VitaeError('FORBIDDEN', 'This service may not call this method');
    return true;
  }
}
