import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS_METADATA, VitaeError } from '#common';

const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_FIELD = 'graphql:resolve_property';
const ROUTE_PATH = 'path';
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

type Member = (...args: never[]) => unknown;

/**
 * Every door of the app and whether it says who may pass. `missing`: root fields and routes without a rule.
 * `unenforced`: nested fields with one, which nobody would look at, since guards run at the roots only.
 */
@Injectable()
export class AccessDeclarations implements OnApplicationBootstrap {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  /** Throws CONFIG_INVALID naming the doors, so that a forgotten declaration is found by starting, not by an attacker. */
  onApplicationBootstrap(): void {
    const { missing, unenforced } = this.report();
    const problems = [
      ...missing.map((door) => `${door} says not who may use it`),
      ...unenforced.map((f) => `${f} has a rule nobody enforces`),
    ];
    if (problems.length) throw new VitaeError('CONFIG_INVALID', `Access rules: ${problems.join('; ')}`);
  }

  report(): { readonly declared: readonly string[]; readonly missing: readonly string[]; readonly unenforced: readonly string[] } {
    const declared: string[] = [];
    const missing: string[] = [];
    const unenforced: string[] = [];
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    for (const type of new Set(wrappers.map((w) => w.metatype).filter((m): m is Member => typeof m === 'function'))) {
      if (!type.prototype) continue;
      for (const name of this.scanner.getAllMethodNames(type.prototype as object)) {
        const member = Object.getOwnPropertyDescriptor(type.prototype, name)?.value as Member | undefined;
        if (typeof member !== 'function') continue;
        const rule: unknown = Reflect.getMetadata(ACCESS_METADATA, member) ?? Reflect.getMetadata(ACCESS_METADATA, type);
        const door = `${type.name}.${name}`;
        const root = ROOTS.has(String(Reflect.getMetadata(RESOLVER_TYPE, member)));
        if (root || Reflect.hasMetadata(ROUTE_PATH, member)) (rule ? declared : missing).push(door);
        else if (Reflect.getMetadata(RESOLVER_FIELD, member) && Reflect.hasMetadata(ACCESS_METADATA, member)) unenforced.push(door);
      }
    }
    return { declared: declared.toSorted(), missing: missing.toSorted(), unenforced: unenforced.toSorted() };
  }
}
