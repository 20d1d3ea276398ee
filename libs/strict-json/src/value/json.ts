/** What JSON can hold. `undefined`, functions, dates and symbols are not among it. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. Read parsed input by own keys only (`Object.hasOwn`, `Object.keys`); build copies with `Object.fromEntries`. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** True for `{…}`; false for null, arrays and scalars. */
export const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
