import 'reflect-metadata';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { callersOf, DATABASES, SERVICE_NAMES, serviceRow, servicesWith, variablePrefix, type ServiceName } from '#contracts';

/** Whatever else names the services is held to the table of libs/contracts/src/services.ts here. */
const root = path.resolve(import.meta.dirname, '..');
const text = (...file: string[]): string => readFileSync(path.join(root, ...file), 'utf8');
const sorted = (names: Iterable<string>): string[] => [...names].toSorted();

interface Compose {
  readonly services: Readonly<Record<string, { readonly command?: readonly string[]; readonly environment?: Record<string, string> }>>;
}

interface LintConfig {
  readonly overrides: readonly {
    readonly files: readonly string[];
    readonly rules: {
      readonly 'no-restricted-imports'?: readonly [string, { readonly patterns: readonly { readonly group: string[] }[] }];
    };
  }[];
}

const chartBlock = (name: string): string => {
  const [, block = ''] =
    new RegExp(`define "${name}" -}}\\n([\\s\\S]*?)\\n\\{\\{- end`).exec(text('charts/vitae/templates/_services.tpl')) ?? [];
  return block;
};

const portsOf = (name: ServiceName): number[] => {
  const { http, grpc, metrics, plainMetrics } = serviceRow(name);
  return [http, grpc ?? [], metrics ?? [], plainMetrics ?? []].flat();
};

describe('the table of services', () => {
  it('is whole: each service has its folder and its entry, each database its schema, each subgraph its file', () => {
    const apps = readdirSync(path.join(root, 'apps')).filter((app) => app !== 'standalone' && existsSync(path.join(root, 'apps', app, 'src/service.ts')));
    expect(sorted(apps)).toEqual(sorted(SERVICE_NAMES));
    const prisma = readdirSync(path.join(root, 'prisma')).filter((d) => existsSync(path.join(root, 'prisma', d, 'schema.prisma')));
    expect(sorted(prisma)).toEqual(sorted(servicesWith('database')));
    const schemas = SERVICE_NAMES.filter((name) => name !== 'gateway' && existsSync(path.join(root, 'apps', name, 'schema.graphql')));
    expect(sorted(schemas)).toEqual(sorted(servicesWith('graphql')));
  }); // prettier-ignore

  it('gives every port once', () => {
    const ports = SERVICE_NAMES.flatMap(portsOf);
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('gives each service the gateway asks a port in clear, for its own speaks TLS in containers', () => {
    expect(servicesWith('plainMetrics')).toEqual(servicesWith('graphql'));
  });

  it('has an edge only to services that answer gRPC', () => {
    const callees = SERVICE_NAMES.flatMap((name) => Object.keys(serviceRow(name).calls ?? {}));
    expect(callees.filter((callee) => !serviceRow(callee as ServiceName)?.grpc)).toEqual([]);
  });

  it('is what nest-cli.json offers to `nest g`', () => {
    const { projects } = JSON.parse(text('nest-cli.json')) as { projects: Record<string, { sourceRoot: string }> };
    expect(sorted(Object.keys(projects))).toEqual(sorted([...SERVICE_NAMES, 'standalone']));
    for (const name of SERVICE_NAMES) expect(projects[name]?.sourceRoot).toBe(`apps/${name}/src`);
  });

  it('is what the import table knows: no app may import another', () => {
    const { overrides } = JSON.parse(text('.oxlintrc.json')) as LintConfig;
    const apps = [...SERVICE_NAMES, 'standalone'];
    for (const app of apps) {
      const own = overrides.find(({ files }) => files.includes(`apps/${app}/**/*.ts`));
      const refused = own?.rules['no-restricted-imports']?.[1].patterns.flatMap(({ group }) => group) ?? [];
      expect(refused, app).toEqual(expect.arrayContaining(apps.filter((other) => other !== app).map((other) => `**/${other}/src/**`)));
    }
  });

  it.each(servicesWith('grpc'))('says who calls each method of %s, as @CallableBy does', async (name) => {
    const folder = path.join(root, 'apps', name, 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => /(\.rpc|rpc\/[\w-]+\.controller)\.ts$/.test(f));
    const controllers = await Promise.all(files.map((f) => import(path.join(folder, f)) as Promise<Record<string, unknown>>));
    const declared = controllers.flatMap((m) => Object.values(m)).flatMap((c) => (isController(c) ? methodsOf(c) : []));
    expect(declared.length).toBeGreaterThan(0);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(declared.map(([method]) => [method, sorted(callersOf(name, method))])));
    const named = new Set(SERVICE_NAMES.flatMap((caller) => serviceRow(caller).calls?.[name] ?? []));
    expect(sorted(named)).toEqual(sorted(declared.map(([method]) => method)));
  }); // prettier-ignore
});

const CALLABLE_BY = 'vitae:callable-by';
type Controller = abstract new () => object;

const isController = (value: unknown): value is Controller => typeof value === 'function' && value.prototype !== undefined;

function methodsOf(controller: Controller): [string, string[]][] {
  const prototype = controller.prototype as Record<string, object>;
  const whole = Reflect.getMetadata(CALLABLE_BY, controller) as string[] | undefined;
  return Object.getOwnPropertyNames(prototype).flatMap((method) => {
    const callers = (Reflect.getMetadata(CALLABLE_BY, prototype[method] ?? {}) as string[] | undefined) ?? whole;
    const isRpc = Reflect.getMetadataKeys(prototype[method] ?? {}).some((key) => String(key).startsWith('microservices:'));
    return callers && isRpc ? [[method, sorted(callers)] as [string, string[]]] : [];
  });
}

describe('docker-compose.yaml', () => {
  const { services } = parse(text('docker-compose.yaml'), { merge: true }) as Compose;
  const env = (name: string): Record<string, string> => services[name]?.environment ?? {};

  it('runs each service once', () => {
    const run = Object.entries(services).flatMap(([name, { command }]) => {
      const [, app] = /dist\/apps\/([a-z-]+)\/src\/main\.js/.exec(command?.join(' ') ?? '') ?? [];
      return app ? [[name, app]] : [];
    });
    expect(sorted(run.map(([name]) => name ?? ''))).toEqual(sorted(SERVICE_NAMES));
    expect(run.every(([name, app]) => name === app)).toBe(true);
  });

  it.each(SERVICE_NAMES)('gives %s what its row asks for', (name) => {
    const { grpc, calls, database, queue, graphql } = serviceRow(name);
    const given = env(name);
    const has = (variable: string): boolean => Object.hasOwn(given, variable);
    expect({
      grpc: has('SERVICE_CALLERS_FILE'),
      calls: has('SERVICE_KEY_FILE'),
      database: has('DATABASE_URL_FILE'),
      queue: has('QUEUE'),
      graphql: has('ACCESS_TOKEN_PUBLIC_KEYS_FILE'),
    }).toEqual({
      grpc: Boolean(grpc),
      calls: Boolean(calls),
      database: Boolean(database),
      queue: Boolean(queue),
      graphql: Boolean(graphql),
    });
    for (const callee of Object.keys(calls ?? {})) {
      expect(given[`${variablePrefix(callee)}_GRPC_ADDRESS`]).toBe(`${callee}:${serviceRow(callee as ServiceName).grpc}`);
    }
  });

  it('has each subgraph speak TLS, and say in clear how it is', () => {
    for (const name of servicesWith('graphql')) {
      expect(env(name)).toMatchObject({
        HTTP_TLS_CERT_FILE: '/vitae/secrets/tls.pem',
        HTTP_TLS_KEY_FILE: '/vitae/secrets/tls.key',
        [`${variablePrefix(name)}_METRICS_PORT`]: String(serviceRow(name).plainMetrics),
      });
    }
    expect(env('gateway')['OWNER_TLS_CA_FILE']).toBe('/vitae/secrets/tls-ca.pem');
  });

  it('sends the gateway to every subgraph', () => {
    for (const name of servicesWith('graphql')) expect(env('gateway')[`${variablePrefix(name)}_URL`]).toBe(`https://${name}:${serviceRow(name).http}`);
  }); // prettier-ignore
});

describe('the chart', () => {
  it('has the ports of the table', () => {
    const ports = parse(chartBlock('vitae.services')) as Record<string, object>;
    const expected = SERVICE_NAMES.map((name) => {
      const { http, grpc, metrics, plainMetrics } = serviceRow(name);
      return [name, { http, ...(grpc ? { grpc } : {}), ...(metrics ? { metrics } : {}), ...(plainMetrics ? { plainMetrics } : {}) }];
    });
    expect(ports).toEqual(Object.fromEntries(expected));
  });

  it('has the edges of the table between services', () => {
    const edges = [...text('charts/vitae/templates/_services.tpl').matchAll(/\{ from: ([a-z-]+), to: ([a-z-]+), port: (\d+) \}/g)]
      .filter(([, from, to]) => [from, to].every((name) => (SERVICE_NAMES as readonly string[]).includes(name ?? '')))
      .map(([, from, to, port]) => `${from}→${to}:${port}`);
    const calls = SERVICE_NAMES.flatMap((name) => Object.keys(serviceRow(name).calls ?? {}).map((callee) => `${name}→${callee}:${serviceRow(callee as ServiceName).grpc}`));
    const http = servicesWith('graphql').map((name) => `gateway→${name}:${serviceRow(name).http}`);
    expect(sorted(edges)).toEqual(sorted([...calls, ...http]));
  }); // prettier-ignore

  it('knows who keeps tables, who uses the broker and which databases there are', () => {
    expect(sorted(parse(chartBlock('vitae.owners')) as string[])).toEqual(sorted(servicesWith('database')));
    expect(sorted(parse(chartBlock('vitae.queueUsers')) as string[])).toEqual(sorted(servicesWith('queue')));
    expect(DATABASES.filter((d) => d !== 'queue')).toEqual(servicesWith('database'));
  });

  it('gives each service a Deployment of its name', () => {
    for (const name of SERVICE_NAMES) expect(text('charts/vitae/templates', name, 'deployment.yaml')).toContain(`"service" "${name}"`);
  });
});

it('docs/image.md and the image expose every port', () => {
  const [, exposed = ''] = /^EXPOSE (.*)$/m.exec(text('Dockerfile')) ?? [];
  const ports = SERVICE_NAMES.flatMap(portsOf).map(String);
  expect(sorted(exposed.split(' '))).toEqual(sorted(ports));
});
