/**
 * A whole service as its author would write it: one noun with a table, a GraphQL door, people signed in. File by path in the checkout; all of
 * it lies in the two folders that are the service's own. Text, since nothing here may compile before its row is in the table of services.
 */
export const OWN_FILES: Readonly<Record<string, string>> = {
  'apps/notes/src/main.ts': `import 'reflect-metadata';
import { runService } from '#service';
import { service } from './service.js';

await runService(service);
`,
  'apps/notes/src/service.ts': `import { readConfig } from '#common';
import { authV1 } from '#contracts';
import { defineService } from '#service';
import { AppModule } from './app.module.js';
import { settings } from './config.js';

export const service = defineService({
  name: 'notes',
  readConfig: (env) => readConfig(settings, env),
  module: AppModule,
  clients: { auth: authV1.AuthServiceService },
});
`,
  'apps/notes/src/config.ts': `import { kinds, setting } from '#common';
import { callerSettings, grpcSettings } from '#grpc';
import { httpSettings, plainMetricsSettings } from '#http';
import { schemaSettings } from '#migrations';
import { telemetrySettings } from '#telemetry';

export const settings = {
  ...grpcSettings,
  ...httpSettings,
  ...plainMetricsSettings('NOTES_METRICS_PORT'),
  ...callerSettings,
  ...schemaSettings,
  ...telemetrySettings,
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address this service listens on'),
  port: setting('NOTES_PORT', kinds.port(3006), 'HTTP port: GraphQL, health, metrics'),
  databaseUrl: setting('DATABASE_URL', kinds.postgresUrl(), 'Database of this service, as the login that owns it', true),
  databaseConnections: setting('DATABASE_CONNECTIONS', kinds.int(10, 2, 200), 'Most connections to the database'),
  authAddress: setting('AUTH_GRPC_ADDRESS', kinds.text('127.0.0.1:5001'), 'Auth over gRPC, host:port'),
  publicKeysFile: setting('ACCESS_TOKEN_PUBLIC_KEYS_FILE', kinds.text(), 'JWK set that access tokens are verified with'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level that is logged'),
} as const;
`,
  'apps/notes/src/app.module.ts': `import { Module } from '@nestjs/common';
import { serviceGraphql } from '#service/graphql';
import { NoteRepository } from './note/note.repository.js';
import { NoteResolver } from './note/note.resolver.js';

@Module({ imports: [serviceGraphql()], providers: [NoteRepository, NoteResolver] })
export class AppModule {}
`,
  'apps/notes/src/note/note.model.ts': `import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Note {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  body!: string;
}
`,
  'apps/notes/src/note/note.repository.ts': `import { Inject, Injectable } from '@nestjs/common';
import { runQuery, type Pool } from '#database';
import { POOL } from '#service';
import type { UserId } from '#common';

@Injectable()
export class NoteRepository {
  constructor(@Inject(POOL) private readonly pool: Pool) {}

  async of(ownerId: UserId): Promise<{ id: string; body: string }[]> {
    const text = 'SELECT id, body FROM notes WHERE owner_id = $1 ORDER BY id';
    return (await runQuery<{ id: string; body: string }>(this.pool, { name: 'notes_of', text, values: [ownerId] })).rows;
  }
}
`,
  'apps/notes/src/note/note.resolver.ts': `import { Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { Note } from './note.model.js';
import { NoteRepository } from './note.repository.js';

@Resolver(() => Note)
@SignedIn()
export class NoteResolver {
  constructor(private readonly notes: NoteRepository) {}

  @Query(() => [Note], { name: 'notes', nullable: true })
  list(@CurrentActor() actor: Actor): Promise<Note[]> {
    return this.notes.of(actor.userId);
  }
}
`,
  'apps/notes/schema.graphql': `type Note {
  body: String!
  id: ID!
}

type Query {
  notes: [Note!]
}
`,
  'prisma/notes/schema.prisma': `datasource db {
  provider = "postgresql"
}

model Note {
  id      String @id @db.Uuid
  ownerId String @map("owner_id") @db.Uuid
  body    String

  @@index([ownerId], map: "notes_owner")
  @@map("notes")
}
`,
  'prisma/notes/migrations/20261129000000_init/migration.sql': `CREATE TABLE notes (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  body text NOT NULL
);
CREATE INDEX notes_owner ON notes (owner_id);
`,
  'prisma/notes/migrations/migration_lock.toml': 'provider = "postgresql"\n',
};

const PROJECT = `"notes": {
      "type": "application",
      "root": "apps/notes",
      "sourceRoot": "apps/notes/src",
      "entryFile": "apps/notes/src/main",
      "compilerOptions": { "tsConfigPath": "tsconfig.build.json" }
    },
    "standalone": {`;

const ROW = `  notes: { http: 3006, plainMetrics: 3096, database: true, graphql: true, calls: { auth: ['authenticate'] }, host: 'people' },
} as const satisfies`;

/** What it asks of files that are not its own: the place in each, and what stands there then. */
export const EDITS: Readonly<Record<string, readonly [place: string, text: string]>> = {
  'libs/contracts/src/services.ts': ['} as const satisfies', ROW],
  'nest-cli.json': ['"standalone": {', PROJECT],
  'apps/auth/src/session/session.rpc.ts': ["@CallableBy('jobs', 'resume')", "@CallableBy('jobs', 'resume', 'notes')"],
};
