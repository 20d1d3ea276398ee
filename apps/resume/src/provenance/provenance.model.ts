import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ProvenanceVerdict {
  SUPPORTED = 'SUPPORTED',
  REWORDED = 'REWORDED',
  UNSUPPORTED = 'UNSUPPORTED',
}
registerEnumType(ProvenanceVerdict, { name: 'ProvenanceVerdict' });

@ObjectType({ description: 'Where one generated statement comes from, and what the check of its claims said.' })
export class Provenance {
  @Field(() => String, { description: 'JSON pointer into this content; for a letter /body.' })
  pointer!: string;

  @Field(() => [String], { description: "JSON pointers into the master's content." })
  sources!: string[];

  @Field(() => ProvenanceVerdict)
  verdict!: ProvenanceVerdict;

  @Field(() => String, { nullable: true })
  detail!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Where the statement begins in the text that `pointer` names, in UTF-16 units. Null: it is all of it; of a letter of an earlier version: unknown.',
  })
  start!: number | null;

  @Field(() => Int, { nullable: true, description: 'Where it ends, not included.' })
  end!: number | null;
}
