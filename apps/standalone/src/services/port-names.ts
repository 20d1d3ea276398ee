import { SERVICE_NAMES, serviceRow, variablePrefix, type ServiceName, type ServiceWith } from '#contracts/services';

/** `auth` is HTTP, `authGrpc` gRPC, `gatewayMetrics` the port of what people have no business with. */
export type PortName = ServiceName | `${ServiceWith<'grpc'>}Grpc` | `${ServiceWith<'metrics'>}Metrics`;
export type Ports = Readonly<Record<PortName, number>>;

/** Every port between our own processes and people's, with its variable and its usual number. */
export const PORTS: readonly { readonly key: PortName; readonly name: string; readonly fallback: number }[] = SERVICE_NAMES.flatMap((s) => {
  const { http, grpc, metrics } = serviceRow(s);
  const prefix = variablePrefix(s);
  return [
    { key: s, name: `${prefix}_PORT`, fallback: http },
    ...(grpc ? [{ key: `${s}Grpc` as PortName, name: `${prefix}_GRPC_PORT`, fallback: grpc }] : []),
    ...(metrics ? [{ key: `${s}Metrics` as PortName, name: `${prefix}_METRICS_PORT`, fallback: metrics }] : []),
  ];
});
