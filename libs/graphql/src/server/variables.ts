import {
  coerceInputValue, GraphQLError, isInputType, isNonNullType, typeFromAST, valueFromAST, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql'; // prettier-ignore
import { MOST_ISSUES, pointer } from '#common';

export type VariableResult =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

class Enough extends Error {}

const wrong = (text: string): GraphQLError => new GraphQLError(text, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

/**
 * Coerces the variables of an operation as graphql-js does, with texts that hold no value: its own quote what was sent, which is
 * personal data on its way into logs and answers, and list one error per wrong item (security C63). At most 50 errors.
 */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>>,
): VariableResult {
  const values: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  const report = (text: string): void => {
    errors.push(wrong(text));
    if (errors.length >= MOST_ISSUES) throw new Enough();
  };
  try {
    for (const definition of operation.variableDefinitions ?? []) {
      const name = definition.variable.name.value;
      const type = typeFromAST(schema, definition.type as never);
      if (!type || !isInputType(type)) report(`Variable "$${name}" has no input type`);
      else if (!Object.hasOwn(sent, name)) {
        if (definition.defaultValue) values[name] = valueFromAST(definition.defaultValue, type);
        else if (isNonNullType(type)) report(`Variable "$${name}" of type "${type}" is required`);
      } else if (sent[name] === null && isNonNullType(type)) report(`Variable "$${name}" of type "${type}" must not be null`);
      else {
        values[name] = coerceInputValue(sent[name], type, (path, _value, error) => {
          report(`Variable "$${name}"${path.length ? ` at ${safePath(path)}` : ''}: ${rule(error.message)}`);
        });
      }
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return errors.length ? { ok: false, errors } : { ok: true, values };
}

const NAME = /^[_A-Za-z]\w{0,63}$/;

/** Field names of ours and list positions; a key the client made up is not repeated. */
const safePath = (path: readonly (string | number)[]): string =>
  pointer(path.map((part) => (typeof part === 'number' || NAME.test(part) ? part : '?')));

/** The rule a message of graphql-js speaks of, without the value. */
function rule(message: string): string {
  const cannot = /^(\w+ cannot represent [^:"]*?)(?: value)?(?:: .*|\.?)$/s.exec(message);
  if (cannot) return `${cannot[1]!.slice(0, 80)} value`;
  const unknown = /^Field "(.*?)" is not defined by type "(\w+)"/s.exec(message);
  if (unknown)
    return NAME.test(unknown[1]!)
      ? `Field "${unknown[1]}" is not defined by type "${unknown[2]}"`
      : `a field is not defined by type "${unknown[2]}"`;
  const member = /does not exist in "(\w+)" enum/.exec(message);
  if (member) return `must be a value of "${member[1]}"`;
  const required = /^Field "(\w+)" of required type "([^"]+)" was not provided/.exec(message);
  if (required) return `Field "${required[1]}" of type "${required[2]}" is required`;
  const expected = /^Expected (?:non-nullable )?type "([^"]+)"/.exec(message);
  if (expected) return `must be of type "${expected[1]}"`;
  if (/^JSON (holds|is nested)/.test(message)) return message;
  return 'is not valid';
}
