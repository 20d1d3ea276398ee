import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput } from '#graphql';
import { Provenance } from '../provenance/provenance.model.js';

export enum ExportFormat {
  PDF = 'pdf',
  DOCX = 'docx',
  HTML = 'html',
  MARKDOWN = 'md',
  TEXT = 'txt',
  JSON_RESUME = 'json',
}
registerEnumType(ExportFormat, { name: 'ExportFormat' });

export enum Paper {
  A4 = 'A4',
  LETTER = 'LETTER',
}
registerEnumType(Paper, { name: 'Paper' });

export enum DateStyle {
  SHORT = 'short',
  LONG = 'long',
  NUMERIC = 'numeric',
}
registerEnumType(DateStyle, { name: 'DateStyle', description: 'Mar 2021, March 2021, 03/2021, each as the language writes it.' });

@ObjectType({ description: 'A design of résumés and letters.' })
export class Template {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String, { description: 'Its own colour, #rrggbb.' })
  accent!: string;

  @Field(() => [ExportFormat])
  formats!: ExportFormat[];
}

@ObjectType({ description: 'A file of a document. It is made when it is asked for, and the same version gives the same bytes.' })
export class Export {
  @Field(() => String, { description: 'Path at this address; fetch it signed in. It answers the same as long as the version is kept.' })
  url!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => String)
  contentType!: string;

  @Field(() => Int)
  bytes!: number;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  etag!: string;
}

@ObjectType({ description: 'No font has these characters. Change them, or ask again with `leaveOut`.' })
export class GlyphsMissing {
  @Field(() => [String])
  characters!: string[];
}

@ObjectType({ description: 'Nothing you wrote supports these statements. Change them, or ask again with `includeUnsupported`.' })
export class UnsupportedStatements {
  @Field(() => [Provenance])
  statements!: Provenance[];
}

export const ExportResult = createUnionType({
  name: 'ExportResult',
  types: () => [Export, GlyphsMissing, UnsupportedStatements, InvalidInput] as const,
  resolveType: (value: object) => [Export, GlyphsMissing, UnsupportedStatements].find((type) => value instanceof type) ?? InvalidInput,
});
