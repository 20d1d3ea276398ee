import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { VitaeError } from '#common';
import { cacheFolder, checkoutFolder } from '../config.js';

const OLDEST_JAVA = 17;
/** 220 MB from Maven Central, the first time only. A minute here; a slow line may need many. */
const RESOLVE_WITHIN_MS = 900_000;

/** Whether a broker can be run from jars: Java 17 or newer and Maven answer. */
export function javaFound(): boolean {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8', timeout: 20_000 });
  const major = Number(/version "(\d+)/.exec(`${java.stderr ?? ''}${java.stdout ?? ''}`)?.[1] ?? 0);
  return major >= OLDEST_JAVA && spawnSync('mvn', ['-v'], { timeout: 60_000 }).status === 0;
}

/**
 * Folder of the jars that test/broker/pom.xml names, resolved once for each content of that file into the user's cache. Put in place
 * whole, so that neither a broken nor a parallel run leaves half a folder. Throws DEPENDENCY_UNAVAILABLE with Maven's last words.
 */
export function brokerJars(): string {
  const pom = path.join(checkoutFolder, 'test/broker/pom.xml');
  const cache = path.join(cacheFolder(), 'pulsar');
  const folder = path.join(cache, createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  process.stderr.write('  Resolving the jars of Apache Pulsar (about 220 MB, once) …\n');
  const partial = `${folder}.${process.pid}`;
  const args = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`];
  const { status, stdout, error } = spawnSync('mvn', args, { encoding: 'utf8', timeout: RESOLVE_WITHIN_MS });
  if (status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    const words = (stdout ?? '').split('\n').find((line) => line.includes('ERROR')) ?? error?.message ?? 'no answer';
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', `Maven could not resolve the jars of Apache Pulsar: ${words}`);
  }
  if (existsSync(folder)) rmSync(partial, { recursive: true, force: true });
  else renameSync(partial, folder);
  return folder;
}
