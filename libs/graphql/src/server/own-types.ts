import { GraphQLSchemaFactory } from '@nestjs/graphql';
import { Injectable } from '@nestjs/common';
import { VitaeError } from '#common';

interface Internals {
  readonly orphanedTypesFactory?: { readonly orphanedReferenceRegistry?: { getAll?: () => unknown[] } };
}

/**
 * Keeps the schema to the types its own resolvers lead to. Code-first types are global to a process, and @nestjs/graphql adds every type that any
 * loaded class mentions as an "orphan": a service beside others would serve all of theirs, and two types of one name would keep both from
 * starting. No type of ours is reached by an interface only; one that will be is named in `orphanedTypes`.
 *
 * Throws CONFIG_INVALID when the library is built differently: a new version of it needs a look here.
 */
@Injectable()
export class OwnTypes {
  constructor(factory: GraphQLSchemaFactory) {
    const registry = (factory as unknown as Internals).orphanedTypesFactory?.orphanedReferenceRegistry;
    if (typeof registry?.getAll !== 'function')
      throw new VitaeError('CONFIG_INVALID', 'This version of @nestjs/graphql keeps its orphaned types elsewhere; see own-types.ts');
    registry.getAll = () => [];
  }
}
