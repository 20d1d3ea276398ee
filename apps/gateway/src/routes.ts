import type { Logger } from '#common';
import { serviceRow } from '#contracts';
import { GraphiqlHandler } from './api/graphiql.handler.js';
import { GraphqlHandler } from './api/graphql.handler.js';
import { PassThroughHandler } from './api/pass-through.handler.js';
import { OWNERS, type Config } from './config.js';
import { FairLine } from './forward/fair-line.js';
import { ConsoleFiles } from './console/console-files.js';
import { CONSOLE_PATH, ConsoleHandler, FrontPageHandler } from './console/console.handler.js';
import { Forwarder } from './forward/forwarder.js';
import type { SubgraphClient } from './forward/subgraph.client.js';
import { Admission } from './http/admission.js';
import { Callers } from './http/callers.js';
import { Cors } from './http/cors.js';
import type { Route } from './http/front.js';
import { Refusals } from './http/refusals.js';
import { Throttle } from './http/throttle.js';
import type { LiveLimits } from './live/live-endpoint.js';
import { LiveRelay } from './live/live-relay.js';
import { Watchers } from './live/watchers.js';
import type { GatewayMetrics } from './metrics.js';
import { AuthSessionClient } from './session/auth-session.client.js';
import { SessionHandler } from './session/session.handler.js';
import { originsOf, ownerAuthority } from './subgraphs.js';
import { QueryPlanner } from './plan/planner.js';
import { mergeSchema, type SubgraphName } from './schema/merge-schema.js';
import { readSubgraphs } from './schema/public-schema.js';

/** REST by path, from the table of services. */
const REST = OWNERS.flatMap((owner) => (serviceRow(owner).rest ?? []).map((path) => ({ path, owner })));

const LIVE_LIMITS = {
  initMs: 10_000,
  pingMs: 15_000,
  /** Below the owners' 64 kB: a text that is printed anew for its owner may grow. */
  clientBytes: 48 * 1024,
  ownerBytes: 4 * 1024 * 1024,
  operations: 32,
} as const;

/** Beside an answer of the largest size, what a subscriber may leave unread for a while. */
const MORE_BUFFERED_BYTES = 1024 * 1024;

export interface RouteParts {
  readonly config: Config;
  readonly owners: ReadonlyMap<SubgraphName, SubgraphClient>;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
}

/** Everything people may knock at: the merged schema, each owner's own, REST, GraphiQL, the console with its session. */
export function doorsOf({ config, owners, metrics, logger }: RouteParts): { routes: readonly Route[]; live: LiveRelay; cors: Cors } {
  const sdl = readSubgraphs(config.schemaFiles);
  const origins = originsOf(config);
  const ca = ownerAuthority(config);
  const cors = new Cors(config.corsOrigins);
  const callers = new Callers();
  const room = { each: config.keptEach, all: config.kept };
  const admission = new Admission(new Throttle(config.requestsPerMinute), { ...config, room }, metrics);
  const { sockets, socketsEach, readerMs, answerBytes } = config;
  const limits: LiveLimits = { ...LIVE_LIMITS, sockets, socketsEach, readerMs, bufferedBytes: answerBytes + MORE_BUFFERED_BYTES };
  const watchers = new Watchers(config);
  const refusals = new Refusals();
  const reading = new FairLine({ places: 1, each: 1, most: config.inFlight });
  const live = new LiveRelay({ limits, cors, admission, trustedProxies: config.trustedProxies, metrics });
  const urls = new Map(OWNERS.map((o) => [o, `${origins[o].replace(/^http/, 'ws')}/graphql`]));

  const graphql = (name: string, path: string, schemas: Readonly<Record<SubgraphName, string>>): Route => {
    const merged = mergeSchema(schemas);
    const planner = new QueryPlanner(merged, config.introspection, (outcome) => metrics.planned(outcome));
    const forwarder = new Forwarder(merged.schema, owners);
    const [primary] = merged.subscriptionOwners;
    const watch = live.watch;
    if (primary !== undefined)
      live.add(path, {
        name,
        planner,
        forwarder,
        urls,
        ca,
        primary,
        admission,
        callers,
        watchers,
        refusals,
        limits,
        metrics,
        logger,
        watch,
      });
    const door = new GraphqlHandler({
      name,
      planner,
      forwarder,
      admission,
      callers,
      refusals,
      reading,
      limits: { ...config, bodyWithinMs: config.bodyMs },
      logger,
    });
    return { path, below: false, door };
  };

  const routes: Route[] = [
    graphql('graphql', '/graphql', sdl),
    ...OWNERS.map((o) => graphql(`${o}_graphql`, `/${o}/graphql`, { [o]: sdl[o] ?? '' })),
    ...REST.map(({ path, owner }): Route => {
      const door = new PassThroughHandler({
        name: path.slice(1),
        origin: origins[owner],
        ca,
        timeoutMs: config.uploadAnswerMs,
        readerMs: config.readerMs,
        admission,
        logger,
      });
      return { path, below: true, door };
    }),
  ];
  if (config.introspection) {
    const door = new GraphiqlHandler({ file: config.graphiqlFile, admission, readerMs });
    routes.push({ path: '/graphiql', below: false, door });
  }
  const auth = owners.get('auth');
  if (config.console && auth) {
    const session = new SessionHandler({ auth: new AuthSessionClient(auth), admission, callers, bodyMs: config.bodyMs, logger });
    routes.push(
      { path: '/session', below: true, door: session },
      { path: CONSOLE_PATH, below: true, door: new ConsoleHandler({ files: new ConsoleFiles(config.consoleDir), admission, readerMs }) },
      { path: '/', below: false, door: new FrontPageHandler(admission) },
    );
  }
  return { routes, live, cors };
}
