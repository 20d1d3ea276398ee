import { GrpcMethodStreamingType, ServerGrpc, type MessageHandler } from '@nestjs/microservices';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { VitaeError } from '#common';

const { NO_STREAMING, RX_STREAMING, PT_STREAMING } = GrpcMethodStreamingType;

/** `{"service":"A","rpc":"b",…}`, as Nest writes the pattern of a handler → `A/b`. */
function nameOf(route: string): string {
  const { service, rpc } = JSON.parse(route) as { service: string; rpc: string };
  return `${service}/${rpc}`;
}

/**
 * Nest's gRPC server, which counts its handlers. Nest leaves a method without one out of the server, so that callers get UNIMPLEMENTED; of two
 * it keeps the last, and one of no method it forgets, all without a word.
 */
export class CheckedGrpcServer extends ServerGrpc {
  private readonly handlers = new Map<string, number>();

  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler?: boolean): void {
    super.addHandler(pattern, callback, isEventHandler);
    const route = typeof pattern === 'string' ? pattern : JSON.stringify(pattern);
    this.handlers.set(route, (this.handlers.get(route) ?? 0) + 1);
  }

  /**
   * Call when all handlers are registered. `services`: full service name → its grpc-js definition. Throws CONFIG_INVALID, naming them, for
   * methods with no handler or several, and for handlers of no method.
   */
  assertServed(services: Readonly<Record<string, ServiceDefinition>>): void {
    const missing: string[] = [];
    const doubled: string[] = [];
    const left = new Map(this.handlers);
    for (const [service, definition] of Object.entries(services)) {
      for (const [method, { requestStream }] of Object.entries(definition)) {
        let count = 0;
        for (const route of this.routesOf(service, method, requestStream)) {
          count += left.get(route) ?? 0;
          left.delete(route);
        }
        if (count === 0) missing.push(`${service}/${method}`);
        if (count > 1) doubled.push(`${service}/${method}`);
      }
    }
    const faults = [
      ['no handler', missing],
      ['more than one handler', doubled],
      ['no such method', [...left.keys()].map(nameOf)],
    ] as const;
    const found = faults.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}: ${names.join(', ')}`);
    if (found.length > 0) throw new VitaeError('CONFIG_INVALID', `The gRPC handlers are not those of the contract; ${found.join('; ')}`);
  }

  /** Under which patterns Nest looks a method up: by the service's short name and its full one. */
  private routesOf(service: string, method: string, requestStream: boolean): string[] {
    const names = [service.slice(service.lastIndexOf('.') + 1), service];
    const kinds = requestStream ? [RX_STREAMING, PT_STREAMING] : [NO_STREAMING];
    return names.flatMap((name) => kinds.map((kind) => this.createPattern(name, method, kind)));
  }
}
