import type { ServerUnaryCall } from '@grpc/grpc-js';

/** A certificate says whose it is by one URI of its subject alternative names (SPIFFE): `spiffe://vitae/sa/<service>`. */
const IDENTITY = /^URI:spiffe:\/\/vitae\/sa\/([a-z][a-z0-9-]*)$/;

type Call = Pick<ServerUnaryCall<unknown, unknown>, 'getAuthContext'>;

/** What grpc-js keeps of a call and its types do not say: the connection it came by. */
interface OnConnection {
  readonly call?: { readonly stream?: { readonly session?: object } };
}

/** By connection: Node takes 128 µs to print a certificate, at each call a tenth of what a call costs. */
const known = new WeakMap<object, { readonly service: string | undefined }>();

function named(call: Call): string | undefined {
  // Node quotes a name that holds a comma or a quote (CVE-2021-44532), so no name can look like two.
  const names = call.getAuthContext()?.sslPeerCertificate?.subjectaltname?.split(', ') ?? [];
  const services = names.flatMap((name) => IDENTITY.exec(name)?.[1] ?? []);
  return services.length === 1 ? services[0] : undefined;
}

/** The service whose certificate the caller showed; undefined where it showed none, one without an identity, or one with several. */
export function certifiedService(call: Call): string | undefined {
  const connection = (call as OnConnection).call?.stream?.session;
  if (!connection) return named(call);
  let found = known.get(connection);
  if (!found) known.set(connection, (found = { service: named(call) }));
  return found.service;
}
