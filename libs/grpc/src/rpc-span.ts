import type { SpanAttributes } from '#telemetry';

/** What a span tells of a call. `path`: `/package.Service/Method`. */
export const rpcAttributes = (path: string): SpanAttributes => {
  const [, service = '', method = ''] = path.split('/');
  return { 'rpc.system': 'grpc', 'rpc.service': service, 'rpc.method': method };
};

/** The name of a call: `package.Service/Method`. */
export const rpcName = (path: string): string => path.slice(1);
