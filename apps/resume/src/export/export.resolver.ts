import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import type { LetterId, ResumeId } from '#common';
import { idArgument, invalidInput, type InvalidInput } from '#graphql';
import { ExportLetterInput, ExportResumeInput, queryOf, readChoices } from './export.inputs.js';
import { templates, toExport, toRefusal } from './export.mapper.js';
import { ExportResult, Template, type Export, type GlyphsMissing, type UnsupportedStatements } from './export.model.js';
import { ExportService } from './export.service.js';
import type { Document } from './export.js';

type Answer = Export | GlyphsMissing | UnsupportedStatements | InvalidInput;

/** Mutations although they keep nothing: each costs a render, and those of one operation run one after the other. */
@Resolver()
@SignedIn()
export class ExportResolver {
  constructor(private readonly exports: ExportService) {}

  @Query(() => [Template], { name: 'templates', nullable: true })
  templates(): Template[] {
    return templates();
  }

  @Mutation(() => ExportResult, {
    name: 'exportResume',
    description: 'Makes a file of a résumé and says where to fetch it. Says beforehand what would be missing from it.',
  })
  resume(@Args('input', { type: () => ExportResumeInput }) input: ExportResumeInput, @CurrentActor() actor: Actor): Promise<Answer> {
    return this.make(actor, { kind: 'RESUME', id: idArgument<ResumeId>(input.id, 'id') }, input);
  }

  @Mutation(() => ExportResult, { name: 'exportLetter', description: 'The same of a letter, in the design of the résumé it goes with.' })
  letter(@Args('input', { type: () => ExportLetterInput }) input: ExportLetterInput, @CurrentActor() actor: Actor): Promise<Answer> {
    return this.make(actor, { kind: 'LETTER', id: idArgument<LetterId>(input.id, 'id') }, input);
  }

  private async make(actor: Actor, document: Document, input: ExportResumeInput | ExportLetterInput): Promise<Answer> {
    const query = queryOf(input);
    const read = readChoices(document.kind, query);
    if (!read.ok) return invalidInput(read.issues);
    const { choices, version } = read.value;
    try {
      const prepared = await this.exports.prepare(actor.userId, { ...document, version }, choices);
      const bytes = await prepared.make();
      const pinned = document.kind === 'RESUME' ? { ...query, version: String(prepared.version) } : query;
      const folder = document.kind === 'RESUME' ? 'resumes' : 'letters';
      return toExport(prepared, `/exports/${folder}/${document.id}?${new URLSearchParams(pinned).toString()}`, bytes.length);
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal) return refusal;
      throw error;
    }
  }
}
