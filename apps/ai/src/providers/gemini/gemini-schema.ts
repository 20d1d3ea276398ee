import { z } from 'zod';

interface JsonSchema {
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Gemini's `responseSchema`: a subset of OpenAPI 3, without patterns, lengths and `additionalProperties`. */
export interface GeminiSchema {
  type: string;
  format?: string;
  enum?: string[];
  nullable?: boolean;
  items?: GeminiSchema;
  properties?: Record<string, GeminiSchema>;
  required?: string[];
  minItems?: number;
  maxItems?: number;
}

/** What Gemini can be held to of a shape. The rest is checked when the answer is read. */
export const geminiSchema = (schema: z.ZodType): GeminiSchema => convert(z.toJSONSchema(schema) as JsonSchema);

function convert(schema: JsonSchema): GeminiSchema {
  const variants = schema.anyOf?.filter((s) => s.type !== 'null') ?? [];
  const [only] = variants;
  if (schema.anyOf && only && variants.length === 1) return { ...convert(only), nullable: true };
  return {
    type: schema.type ?? 'string',
    ...(schema.enum ? { format: 'enum', enum: [...schema.enum] } : {}),
    ...(schema.items ? { items: convert(schema.items) } : {}),
    ...(schema.properties ? { properties: Object.fromEntries(Object.entries(schema.properties).map(([k, v]) => [k, convert(v)])) } : {}),
    ...(schema.required?.length ? { required: [...schema.required] } : {}),
    ...(schema.minItems === undefined ? {} : { minItems: schema.minItems }),
    ...(schema.maxItems === undefined ? {} : { maxItems: schema.maxItems }),
  };
}
