import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, InputIssue, QuotaExceeded } from '#graphql';

export enum ResumeKindModel {
  MASTER = 'MASTER',
  TAILORED = 'TAILORED',
  IMPORTED = 'IMPORTED',
  AUTOMATIC = 'AUTOMATIC',
}
registerEnumType(ResumeKindModel, { name: 'ResumeKind' });

@ObjectType({ description: 'Where an imported résumé stood: the upload, and the index of the record in its file.' })
export class ImportOrigin {
  @Field(() => ID)
  uploadId!: string;

  @Field(() => Int)
  index!: number;
}

@ObjectType({ description: 'One line on what reading a content did or noticed; the same as in the report of an upload. Never a value.' })
export class Finding {
  @Field(() => String, { description: 'JSON pointer (RFC 6901) into the content as it was sent.' })
  pointer!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;

  @Field(() => Float, { nullable: true, description: '0 to 1 where the reading is a guess; null where a rule decided.' })
  confidence!: number | null;
}

@ObjectType()
export class Resume {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => ResumeKindModel)
  kind!: ResumeKindModel;

  @Field(() => Int)
  version!: number;

  @Field(() => ID, { nullable: true, description: 'The master a tailored résumé came from.' })
  parent!: string | null;

  @Field(() => ImportOrigin, { nullable: true })
  importedFrom!: ImportOrigin | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  updatedAt!: Date;
}

export enum VersionCauseModel {
  TYPED = 'TYPED',
  IMPORT = 'IMPORT',
  GENERATION = 'GENERATION',
  REBUILD = 'REBUILD',
  RESTORE = 'RESTORE',
  OPTIMISATION = 'OPTIMISATION',
}
registerEnumType(VersionCauseModel, {
  name: 'VersionCause',
  description: 'Why a version was written.',
  valuesMap: {
    TYPED: { description: 'By hand, or by createResume and updateResume.' },
    IMPORT: { description: 'From an upload.' },
    GENERATION: { description: 'By a job.' },
    REBUILD: { description: 'The automatic résumé followed your achievements and skills.' },
    RESTORE: { description: 'An older version became the newest.' },
    OPTIMISATION: { description: 'Suggestions were accepted.' },
  },
});

export enum VersionAuthorModel {
  PERSON = 'PERSON',
  VITAE = 'VITAE',
}
registerEnumType(VersionAuthorModel, {
  name: 'VersionAuthor',
  description: 'Whose words a version has: the person’s own, or those of the product.',
});

@ObjectType({ description: 'A résumé as it was, or is, at one version.' })
export class ResumeVersion {
  resumeId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => VersionCauseModel, { nullable: true, description: 'Null: written before causes were kept.' })
  cause!: VersionCauseModel | null;

  @Field(() => VersionAuthorModel, { nullable: true, description: 'Null: written before causes were kept.' })
  author!: VersionAuthorModel | null;

  @Field(() => DateTime, { description: 'When this version was written.' })
  createdAt!: Date;
}

@ObjectType()
export class InvalidResume {
  @Field(() => [InputIssue])
  issues!: InputIssue[];
}

const resolveType = (value: object): typeof Resume | typeof InvalidResume | typeof QuotaExceeded =>
  ([InvalidResume, QuotaExceeded] as const).find((type) => value instanceof type) ?? Resume;

export const CreateResumeResult = createUnionType({
  name: 'CreateResumeResult',
  types: () => [Resume, InvalidResume, QuotaExceeded] as const,
  resolveType,
});

export const UpdateResumeResult = createUnionType({
  name: 'UpdateResumeResult',
  types: () => [Resume, InvalidResume, QuotaExceeded] as const,
  resolveType,
});
