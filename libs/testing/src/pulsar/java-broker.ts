import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sleep, VitaeError } from '#common';
import { freePort } from '#embedded-postgres';
import { brokerConfiguration, logConfiguration } from './configuration.js';
import { ensureCredentials, type CredentialFiles } from './credentials.js';
import { brokerJars } from './jars.js';
import { whenServing } from './readiness.js';
import type { BrokerDescription, BrokerOptions, BrokerPorts, OwnBroker } from './test-broker.js';

/** SIGTERM takes 9 s on an idle machine (measured). */
const STOP_WITHIN_MS = 60_000;

/** Ends the broker and its folder when we die in any way: a shell reads the other end of a pipe ("done": we ended it ourselves). */
const WATCH = 'read -r word; [ "$word" = done ] && exit 0; kill -KILL "$1"; sleep 0.5; [ -n "$2" ] && rm -rf "$2"';

const FLAGS = [
  '-Xms64m',
  '-Xmx512m',
  '-XX:MaxDirectMemorySize=512m',
  '-XX:+UseSerialGC',
  '-XX:+ExitOnOutOfMemoryError',
  '-Djava.net.preferIPv4Stack=true',
  '-Dio.netty.tryReflectionSetAccessible=true',
  // RocksDB instead of ZooKeeper, for the bookie and for the broker's client of it.
  '-Dbookkeeper.metadata.bookie.drivers=org.apache.pulsar.metadata.bookkeeper.PulsarMetadataBookieDriver',
  '-Dbookkeeper.metadata.client.drivers=org.apache.pulsar.metadata.bookkeeper.PulsarMetadataClientDriver',
  // Netty, BookKeeper, and what reads memory and container limits.
  ...['java.base/java.nio', 'java.base/jdk.internal.misc', 'java.base/java.io', 'java.base/java.util.zip', 'java.base/jdk.internal.platform', 'java.management/sun.management', 'jdk.management/com.sun.management.internal'].flatMap((p) => ['--add-opens', `${p}=ALL-UNNAMED`]), // prettier-ignore
];

/**
 * Apache Pulsar from jars as a child process. The child is the broker itself, so that it can be killed and stopped.
 * States: running, paused, ended; `start` goes back to running on the same data and ports.
 */
class JavaBroker implements OwnBroker {
  private child: ChildProcess | undefined;
  private watcher: ChildProcess | undefined;
  private serving = false;

  constructor(
    private readonly folder: string,
    private readonly jars: string,
    private readonly ports: BrokerPorts,
    private readonly credentials: CredentialFiles | undefined,
    private readonly temporary: boolean,
  ) {}

  get description(): BrokerDescription {
    const { ports, credentials: files } = this;
    return {
      serviceUrl: `pulsar://127.0.0.1:${ports.broker}`,
      webUrl: `http://127.0.0.1:${ports.web}`,
      about: `Apache Pulsar from jars, pid ${this.child?.pid ?? 'none'}, log ${path.join(this.folder, 'pulsar.log')}`,
      ...(files && {
        tls: { serviceUrl: `pulsar+ssl://localhost:${ports.brokerTls}`, webUrl: `https://localhost:${ports.webTls}`, caFile: files.certificate }, // prettier-ignore
        keys: { adminToken: readFileSync(files.adminToken, 'utf8'), privateKeyPem: readFileSync(files.tokenKey, 'utf8') },
      }),
    };
  }

  async start(): Promise<void> {
    if (this.running && this.serving) return;
    if (!this.running) this.spawn();
    const { child, description } = this;
    const token = description.keys?.adminToken;
    await whenServing(description.webUrl, token, () => child?.exitCode === null && child.signalCode === null).catch((error: unknown) => {
      throw new VitaeError('DEPENDENCY_UNAVAILABLE', `The broker did not come up:\n${this.lastWords()}`, { cause: error });
    });
    this.serving = true;
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  async pause(): Promise<void> {
    this.child?.kill('SIGSTOP');
  }

  async resume(): Promise<void> {
    this.child?.kill('SIGCONT');
  }

  async remove(): Promise<void> {
    await this.end(this.temporary ? 'SIGKILL' : 'SIGTERM');
    if (this.temporary) rmSync(this.folder, { recursive: true, force: true });
  }

  private get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private spawn(): void {
    const log = openSync(path.join(this.folder, 'stdout.log'), 'a');
    const at = (name: string): string => path.join(this.folder, name);
    const main = ['org.apache.pulsar.PulsarStandaloneStarter', '--config', at('standalone.conf'), '-nfw', '-nss'];
    const places = ['--metadata-dir', at('metadata'), '--bookkeeper-dir', at('bookkeeper'), '--bookkeeper-port', String(this.ports.bookie)];
    const logging = [`-Dlog4j2.configurationFile=${at('log4j2.xml')}`, '-Dlog4j.shutdownHookEnabled=false'];
    // Detached: Ctrl-C in a terminal reaches us alone, and we end it in order.
    this.child = spawn('java', [...FLAGS, ...logging, '-cp', `${this.jars}/*`, ...main, ...places], {
      cwd: this.folder,
      stdio: ['ignore', log, log],
      detached: true,
    });
    this.child.on('error', () => undefined);
    closeSync(log);
    this.watch();
  }

  private watch(): void {
    const watcher = spawn('/bin/sh', ['-c', WATCH, 'sh', String(this.child?.pid ?? ''), this.temporary ? this.folder : ''], {
      detached: true,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    watcher.unref();
    watcher.stdin.on('error', () => undefined);
    (watcher.stdin as unknown as { unref(): void }).unref();
    this.watcher = watcher;
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.serving = false;
    if (!child || !this.running) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    child.kill('SIGCONT');
    const patience = new AbortController();
    await Promise.race([ended, sleep(STOP_WITHIN_MS, patience.signal)]);
    patience.abort();
    if (this.running) {
      child.kill('SIGKILL');
      await ended;
    }
    this.watcher?.stdin?.end('done\n');
  }

  private lastWords(): string {
    const read = (name: string): string[] => {
      try {
        return readFileSync(path.join(this.folder, name), 'utf8').trim().split('\n');
      } catch {
        return [];
      }
    };
    const errors = read('pulsar.log').filter((line) => / (ERROR|WARN) /.test(line));
    return [...read('stdout.log').slice(-10), ...errors.slice(-10)].join('\n');
  }
}

/** Starts one: 7 s on an idle machine, up to two minutes on a loaded one. Throws DEPENDENCY_UNAVAILABLE with the broker's own words. */
export async function startJavaBroker(options: BrokerOptions = {}): Promise<OwnBroker> {
  const jars = brokerJars();
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'vitae-broker-'));
  if (/[^A-Za-z0-9._/-]/.test(folder)) {
    throw new VitaeError('CONFIG_INVALID', "The broker's folder may hold only letters, digits, dots, dashes and underscores");
  }
  mkdirSync(folder, { recursive: true });
  const ports = await brokerPorts(options.ports);
  const credentials = options.auth ? await ensureCredentials(path.join(folder, 'auth')) : undefined;
  const bookieInterface = process.platform === 'darwin' ? 'lo0' : 'lo';
  const conf = brokerConfiguration({ ports, bindAddress: '127.0.0.1', bookieInterface, ...(credentials ? { credentials } : {}) });
  writeFileSync(path.join(folder, 'standalone.conf'), conf);
  writeFileSync(path.join(folder, 'log4j2.xml'), logConfiguration(path.join(folder, 'pulsar.log')));
  const broker = new JavaBroker(folder, jars, ports, credentials, options.folder === undefined);
  try {
    await broker.start();
    return broker;
  } catch (error) {
    await broker.remove();
    throw error;
  }
}

/** A free one for each that was not given. */
export async function brokerPorts(given: Partial<BrokerPorts> = {}): Promise<BrokerPorts> {
  const one = async (port: number | undefined): Promise<number> => port ?? freePort();
  return {
    web: await one(given.web),
    broker: await one(given.broker),
    webTls: await one(given.webTls),
    brokerTls: await one(given.brokerTls),
    bookie: await one(given.bookie),
  };
}
