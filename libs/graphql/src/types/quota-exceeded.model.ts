import { Field, Float, ObjectType } from '@nestjs/graphql';
import { DateTime } from './shared.model.js';

/** The expected answer where a limit of the person is used up, as a union member; every service that answers it means this type. */
@ObjectType({ description: 'A limit of yours, or of everybody, is used up.' })
export class QuotaExceeded {
  @Field(() => String, { description: 'Which limit, as in `viewerLimits`.' })
  scope!: string;

  @Field(() => Float, { description: 'The most you may have. A whole number, beyond 32 bits where it is bytes.' })
  limit!: number;

  @Field(() => Float, { description: 'What you have now, without what you asked for.' })
  used!: number;

  @Field(() => DateTime, { nullable: true, description: 'When some of it frees by itself; null where deleting frees it.' })
  resetsAt!: Date | null;
}

/** From what a quota found in excess (`Excess` of #quota, which this library does not import). */
export const quotaExceeded = ({ scope, limit, used, resetsAt }: QuotaExceeded): QuotaExceeded =>
  Object.assign(new QuotaExceeded(), { scope, limit, used, resetsAt });
