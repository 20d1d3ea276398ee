import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar } from '#graphql';

export enum DifferenceKind {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
  CHANGED = 'CHANGED',
}
registerEnumType(DifferenceKind, { name: 'DifferenceKind' });

export enum TextPartKind {
  SAME = 'SAME',
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
}
registerEnumType(TextPartKind, { name: 'TextPartKind' });

@ObjectType({ description: 'A run of words of two texts.' })
export class TextPart {
  @Field(() => TextPartKind)
  kind!: TextPartKind;

  @Field(() => String, {
    description: 'With the space between words. All but the added are the text before, all but the removed the text after.',
  })
  text!: string;
}

@ObjectType({ description: 'What became of one place of a résumé between two versions.' })
export class ResumeDifference {
  @Field(() => DifferenceKind)
  kind!: DifferenceKind;

  @Field(() => String, { description: 'JSON pointer (RFC 6901): of what was removed into `from`, of anything else into `to`.' })
  pointer!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'Null where it was added.' })
  before!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'Null where it was removed.' })
  after!: unknown;

  @Field(() => [TextPart], { nullable: true, description: 'Word by word, where two texts have words in common.' })
  words!: TextPart[] | null;
}
