import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { z } from 'zod';
import { checkInput, type Checked } from '#common';
import { DATE_STYLES, DESIGN_IDS, FONT_SIZE, FORMATS, PAPERS, SECTION_IDS, type SectionId } from '#render';
import { MAX_VERSION } from '../resume/resume.js';
import { DateStyle, ExportFormat, Paper } from './export.model.js';
import type { Choices } from './export.js';

@InputType({ description: 'A section in its place among those named; those that are not follow as ever.' })
export class ExportSectionInput {
  @Field(() => String, { description: `One of ${SECTION_IDS.join(', ')}.` })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Instead of the usual title, at most 80 characters.' })
  title?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  hidden!: boolean;
}

@InputType()
class ExportInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ExportFormat, { defaultValue: ExportFormat.PDF })
  format!: ExportFormat;

  @Field(() => ID, { defaultValue: 'classic', description: 'An id of `templates`.' })
  template!: string;

  @Field(() => Paper, { defaultValue: Paper.A4 })
  paper!: Paper;

  @Field(() => String, { nullable: true, description: '#rrggbb.' })
  accent?: string | null;

  @Field(() => Float, { nullable: true, description: `Of the running text in points, ${FONT_SIZE.min} to ${FONT_SIZE.max}.` })
  fontSize?: number | null;

  @Field(() => String, { nullable: true, description: 'Of titles and dates, e.g. de. Left out: what the document says of itself.' })
  language?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Leaves out characters that no font has.' })
  leaveOut!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Lets statements go out that nothing you wrote supports.' })
  includeUnsupported!: boolean;
}

@InputType()
export class ExportResumeInput extends ExportInput {
  @Field(() => Int, { nullable: true, description: 'Left out: the current one.' })
  version?: number | null;

  @Field(() => DateStyle, { defaultValue: DateStyle.SHORT })
  dates!: DateStyle;

  @Field(() => [ExportSectionInput], { nullable: true })
  sections?: ExportSectionInput[] | null;
}

@InputType()
export class ExportLetterInput extends ExportInput {}

const oneOf = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values, { error: `must be one of ${values.join(', ')}` });
const list = z.string().max(400).transform((text) => text.split(',').filter(Boolean)); // prettier-ignore
const flag = z.enum(['true', 'false'], { error: 'must be true or false' }).transform((text) => text === 'true');
const sections = list.pipe(z.array(oneOf(SECTION_IDS)).max(SECTION_IDS.length));
const version = z.string().regex(/^\d{1,10}$/, { error: 'must be a whole number' }).transform(Number).pipe(z.int().min(1).max(MAX_VERSION)); // prettier-ignore
const size = z.string().regex(/^\d{1,2}(\.\d{1,2})?$/, { error: 'must be a number' }).transform(Number).pipe(z.number().min(FONT_SIZE.min).max(FONT_SIZE.max)); // prettier-ignore
const accent = z.string().regex(/^#?[0-9a-f]{6}$/i, { error: 'must be a colour, rrggbb' }).transform((text) => `#${text.replace('#', '').toLowerCase()}`); // prettier-ignore
const language = z.string().regex(/^[a-z]{2,3}(-[a-z0-9-]{1,20})?$/i, { error: 'must be a language tag, such as de' });
const title = z.string().max(80);

/** What an address may say, and so all that there is to say: GraphQL's input is put into these words. */
const letterQuery = {
  format: oneOf(FORMATS).default('pdf'),
  template: oneOf(DESIGN_IDS).default('classic'),
  paper: oneOf(PAPERS).default('A4'),
  accent: accent.optional(),
  fontSize: size.optional(),
  language: language.optional(),
  leaveOut: flag.default(false),
  includeUnsupported: flag.default(false),
};
const titleKeys = Object.fromEntries(SECTION_IDS.map((id) => [`title.${id}`, title.optional()])) as Record<`title.${SectionId}`, z.ZodOptional<z.ZodString>>; // prettier-ignore
const resumeQuery = { ...letterQuery, version: version.optional(), dates: oneOf(DATE_STYLES).default('short'), order: sections.optional(), hide: sections.optional(), ...titleKeys }; // prettier-ignore

const rules = { LETTER: z.strictObject(letterQuery), RESUME: z.strictObject(resumeQuery) } as const;

/** The choices an address makes, and the version it names. An option that is not known is refused, never passed over. */
export function readChoices(kind: keyof typeof rules, query: unknown): Checked<{ choices: Choices; version: number | undefined }> {
  const checked = checkInput<z.ZodType<z.output<(typeof rules)['RESUME']>>>(rules[kind] as never, query);
  if (!checked.ok) return checked;
  const {
    format,
    template: design,
    paper,
    accent: color,
    fontSize,
    language: lang,
    dates = 'short',
    order = [],
    hide = [],
  } = checked.value;
  const { leaveOut, includeUnsupported, version: asked, ...rest } = checked.value;
  const titles = Object.fromEntries(SECTION_IDS.flatMap((id) => (rest[`title.${id}`] ? [[id, rest[`title.${id}`]]] : [])));
  const style = { design, paper, accent: color, fontSize };
  return { ok: true, value: { choices: { format, style, language: lang, dates, order, hidden: hide, titles, leaveOut, includeUnsupported }, version: asked } }; // prettier-ignore
}

/** GraphQL's input in the words of an address, what is usual left out. */
export function queryOf(input: ExportResumeInput | ExportLetterInput): Record<string, string> {
  const { id: _, sections: chosen, ...rest } = { sections: undefined, ...input };
  const words: Record<string, unknown> = { ...rest, leaveOut: input.leaveOut || undefined, includeUnsupported: input.includeUnsupported || undefined }; // prettier-ignore
  if (chosen) {
    words['order'] = chosen.map((s) => s.id).join(',') || undefined;
    words['hide'] = chosen.filter((s) => s.hidden).map((s) => s.id).join(',') || undefined; // prettier-ignore
    for (const s of chosen) if (s.title) words[`title.${s.id}`] = s.title;
  }
  return Object.fromEntries(Object.entries(words).flatMap(([key, value]) => (value == null ? [] : [[key, String(value)]])));
}
