import 'reflect-metadata';
import { ConflictException, Controller, Get, HttpException, Module, NotFoundException, Post, Body } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Args,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { z } from 'zod';
import { createLogger, NestLogger, VitaeError, ZodPipe, type LogLevel } from '#common';
import {
  AccessTokenVerifier,
  ClientAddress,
  CurrentActor,
  Public,
  RequireRole,
  SignedIn,
  type Actor,
  type SessionCheck,
  type SessionState,
} from '#access';
import { openWebServer } from '#http';
import { connection, graphqlModule, JsonScalar, PageArgs, pageOf, Paginated, type Connection } from '../src/index.js';
import type { SampleTokens } from '../../access/test/sample-tokens.js';

enum Colour {
  RED = 'RED',
  BLUE = 'BLUE',
}
registerEnumType(Colour, { name: 'Colour' });

@ObjectType()
class Thing {
  @Field(() => ID)
  id!: string;
  @Field(() => String)
  name!: string;
}

@InputType()
class ThingInput {
  @Field(() => String)
  name!: string;
}

const ThingPage = Paginated(Thing);
const Position = z.tuple([z.number()]);

@Resolver(() => Thing)
class ThingResolver {
  @Public()
  @Query(() => String, { nullable: true })
  hello(): string {
    return 'hello';
  }

  @SignedIn()
  @Query(() => String, { nullable: true })
  whoAmI(@CurrentActor() actor: Actor): string {
    return `${actor.userId} ${actor.role}`;
  }

  @RequireRole('ADMIN')
  @Query(() => String, { nullable: true })
  secret(): string {
    return 'for admins';
  }

  @Public()
  @Query(() => ThingPage, { nullable: true })
  things(@Args({ type: () => PageArgs }) args: PageArgs): Connection<Thing> {
    const page = pageOf(args, Position);
    const from = page.after ? page.after[0] + 1 : 0;
    const rows = Array.from({ length: Math.max(0, Math.min(page.limit, 30 - from)) }, (_, i) => ({ n: from + i }));
    return connection(rows, page, {
      cursor: (r) => [r.n],
      node: (r) => ({ id: String(r.n), name: `thing ${r.n}` }),
      totalCount: async () => 30,
    });
  }

  @ResolveField(() => ThingPage)
  parts(@Parent() _: Thing, @Args({ type: () => PageArgs }) args: PageArgs): Connection<Thing> {
    return this.things(args);
  }

  @Public()
  @Query(() => String, { nullable: true })
  fail(@Args('how', { type: () => String }) how: string): string {
    if (how === 'error') throw new Error('db password=hunter2 SELECT * FROM users');
    if (how === 'string') throw 'hunter2'; // oxlint-disable-line
    if (how === '404') throw new NotFoundException('hunter2');
    if (how === '409') throw new ConflictException('hunter2');
    if (how === '429') throw new HttpException('hunter2', 429);
    if (how === 'busy') throw new VitaeError('OVERLOADED', 'Busy', { retryAfterMs: 1_500 });
    throw new VitaeError('CONFLICT', 'It has changed');
  }

  @Public()
  @Query(() => String, { nullable: true })
  stuck(): Promise<string> {
    return new Promise(() => undefined);
  }

  @Public()
  @Query(() => String, { nullable: true })
  take(
    @Args('int', { type: () => Int, nullable: true }) _int?: number,
    @Args('float', { type: () => Float, nullable: true }) _float?: number,
    @Args('id', { type: () => ID, nullable: true }) _id?: string,
    @Args('colour', { type: () => Colour, nullable: true }) _colour?: Colour,
    @Args('ids', { type: () => [ID], nullable: true }) _ids?: string[],
    @Args('names', { type: () => [String], nullable: true }) _names?: string[],
    @Args('json', { type: () => JsonScalar, nullable: true }) _json?: unknown,
    @Args('input', { type: () => ThingInput, nullable: true }) _input?: ThingInput,
  ): string {
    return 'taken';
  }

  @Public()
  @Mutation(() => String)
  login(@ClientAddress() address: string): string {
    return address;
  }

  @SignedIn()
  @Mutation(() => String, { nullable: true })
  change(@Args('name', new ZodPipe(z.string().min(3))) name: string): string {
    return name;
  }

  @SignedIn()
  @Subscription(() => Int)
  async *ticks(@Args('upTo', { type: () => Int }) upTo: number, @CurrentActor() actor: Actor): AsyncGenerator<{ ticks: number }> {
    if (!actor.userId) return;
    for (let n = 1; n <= upTo; n++) yield { ticks: n };
    await new Promise<void>(() => undefined);
  }
}

/** Nobody said who may see this. */
@Resolver()
class ForgottenResolver {
  @Query(() => String, { nullable: true })
  forgotten(): string {
    return 'seen';
  }
}

@Controller('rest')
class RestController {
  @Public()
  @Get('open')
  open(): { ok: true } {
    return { ok: true };
  }

  @SignedIn()
  @Post('mine')
  mine(@CurrentActor() actor: Actor, @Body() body: unknown): unknown {
    return { owner: actor.userId, body };
  }

  @Public()
  @Get('broken')
  broken(): never {
    throw new Error('db password=hunter2');
  }
}

export interface SampleOptions {
  readonly tokens: SampleTokens;
  readonly session?: (sessionId: string) => SessionState | Promise<SessionState>;
  readonly sessions?: SessionCheck;
  readonly introspection?: boolean;
  readonly deadlineMs?: number;
  readonly level?: LogLevel;
  readonly lines?: string[];
  /** Adds a field without an access rule. */
  readonly forgotten?: boolean;
}

export interface Sample {
  readonly app: NestExpressApplication;
  readonly url: string;
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
  };
}

/** A small service behind the real door, on a free port. */
export async function startSample(options: SampleOptions): Promise<Sample> {
  const logger = createLogger(
    'sample',
    options.level ?? 'silent',
    options.lines ? { write: (line: string) => void options.lines!.push(line) } : undefined,
  );
  const sessions: SessionCheck = options.sessions ?? {
    check: async (token) => (await options.session?.(token.sessionId)) ?? { active: true, userId: token.userId, role: 'USER' },
  };
  const verifier = new AccessTokenVerifier(options.tokens.keys);
  const door = {
    logger,
    verifier,
    sessions,
    introspection: options.introspection ?? false,
    deadlineMs: options.deadlineMs ?? 10_000,
  };

  @Module({
    imports: [graphqlModule(door)],
    providers: options.forgotten ? [ThingResolver, ForgottenResolver] : [ThingResolver],
    controllers: [RestController],
  })
  class SampleModule {}

  const app = await NestFactory.create<NestExpressApplication>(SampleModule, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  openWebServer(app, { bodyLimitBytes: 100 * 1_024, streamedPaths: ['/streamed'] });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    url,
    async post(body, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: text.startsWith('{') ? (JSON.parse(text) as Answer['json']) : {},
      };
    },
    stop: () => app.close(),
  };
}
