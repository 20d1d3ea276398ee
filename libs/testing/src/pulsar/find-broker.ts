import { VitaeError } from '#common';
import { testConfig } from '../config.js';
import { dockerFound, startDockerBroker } from './docker-broker.js';
import { startJavaBroker } from './java-broker.js';
import { javaFound } from './jars.js';
import type { BrokerDescription, BrokerOptions, OwnBroker } from './test-broker.js';

/** A broker of ours, or one that the environment names, which cannot be killed or stopped from here. */
export type FoundBroker = { readonly own: OwnBroker } | { readonly given: BrokerDescription };

/**
 * In this order: the broker PULSAR_SERVICE_URL and PULSAR_WEB_URL name; one from Maven Central's jars where there is Java 17 and Maven;
 * the official image where there is Docker. Throws DEPENDENCY_UNAVAILABLE with what was missing where none of them can be had.
 */
export async function findBroker(options: BrokerOptions = {}): Promise<FoundBroker> {
  const { serviceUrl, webUrl, token, caFile } = testConfig();
  if (serviceUrl !== undefined) {
    if (webUrl === undefined) throw new VitaeError('CONFIG_INVALID', 'PULSAR_SERVICE_URL needs PULSAR_WEB_URL beside it');
    const given: BrokerDescription = {
      serviceUrl,
      webUrl,
      about: 'Apache Pulsar, given by PULSAR_SERVICE_URL',
      ...(token === undefined ? {} : { keys: { adminToken: token } }),
      ...(caFile === undefined ? {} : { tls: { serviceUrl, webUrl, caFile } }),
    };
    return { given };
  }
  return { own: await startBroker(options) };
}

/** One of our own, whatever the environment names. */
export async function startBroker(options: BrokerOptions = {}): Promise<OwnBroker> {
  if (javaFound()) return startJavaBroker(options);
  if (dockerFound()) return startDockerBroker(options);
  throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'no PULSAR_SERVICE_URL given, no Java 17 with Maven, no Docker');
}
