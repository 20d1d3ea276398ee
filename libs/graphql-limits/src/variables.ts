import {
  GraphQLID,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
} from 'graphql';
import type { GraphQLInputObjectType, GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LIMITS } from './limits.js';
import { EMPTY_ID, LONG_LIST } from './literals.js';
import type { Refusal } from './refusal.js';

export interface Variable {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly hasDefault: boolean;
}

const isRecord = (v: unknown): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null && !Array.isArray(v);
/** What the JSON scalar says. */
const OWN_WORDS = /^JSON (holds|is nested)/;
const NAME = /^[_A-Za-z]\w{0,63}$/;

/**
 * Judges variables against their types as graphql-js would, but never puts a value into a message (it may be a person's), stops after
 * 50 errors and does not walk into lists longer than 250. It only judges: owners get the values as they came.
 */
class VariableCheck {
  readonly errors: Refusal[] = [];

  variable({ name, type, hasDefault }: Variable, variables: Readonly<Record<string, unknown>>): void {
    if (Object.hasOwn(variables, name)) this.value(type, variables[name], `Variable "$${name}"`, '');
    else if (isNonNullType(type) && !hasDefault) this.report(`Variable "$${name}"`, '', `Expected a value of type "${type}".`);
  }

  private value(type: GraphQLInputType, value: unknown, variable: string, path: string): void {
    if (this.errors.length >= LIMITS.errors) return;
    if (isNonNullType(type)) {
      if (value === null || value === undefined) return this.report(variable, path, `Expected a value of type "${type}".`);
      return this.value(type.ofType, value, variable, path);
    }
    if (value === null || value === undefined) return;
    if (isListType(type)) return this.list(type.ofType, value, variable, path);
    if (isInputObjectType(type)) return this.object(type, value, variable, path);
    if (isEnumType(type)) {
      if (typeof value !== 'string' || !type.getValue(value)) this.report(variable, path, `Value does not exist in "${type.name}" enum.`);
      return;
    }
    if (type === GraphQLID && value === '') return this.report(variable, path, EMPTY_ID);
    try {
      if (type.parseValue(value) !== undefined) return;
    } catch (error) {
      // Its message quotes the value: ours says the type, which is what a client can act on. Only our own scalar's are without values.
      if (error instanceof Error && OWN_WORDS.test(error.message)) return this.report(variable, path, error.message);
    }
    this.report(variable, path, `Expected a value of type "${type.name}".`);
  }

  private list(of: GraphQLInputType, value: unknown, variable: string, path: string): void {
    if (!Array.isArray(value)) return this.value(of, value, variable, path);
    if (value.length > LIMITS.listItems) return this.report(variable, path, LONG_LIST);
    value.forEach((item: unknown, i) => this.value(of, item, variable, `${path}[${i}]`));
  }

  private object(type: GraphQLInputObjectType, value: unknown, variable: string, path: string): void {
    if (!isRecord(value)) return this.report(variable, path, `Expected type "${type.name}" to be an object.`);
    const fields = type.getFields();
    for (const field of Object.values(fields)) {
      const given = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
      if (given !== undefined) this.value(field.type, given, variable, `${path}.${field.name}`);
      else if (isRequiredInputField(field)) {
        this.report(variable, path, `Field "${field.name}" of required type "${field.type}" was not provided.`);
      }
    }
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) {
        this.report(variable, path, NAME.test(key) ? `Field "${key}" is not defined by type "${type.name}".` : 'A field is not defined.');
      }
    }
  }

  private report(variable: string, path: string, problem: string): void {
    if (this.errors.length >= LIMITS.errors) return;
    const at = path === '' ? '' : ` at "${path.replace(/^\./, '')}"`;
    this.errors.push({ message: `${variable}${at}: ${problem}`, code: 'BAD_USER_INPUT' });
  }
}

/** The variables an operation of a validated document declares. */
export function declaredVariables(schema: GraphQLSchema, operation: OperationDefinitionNode): readonly Variable[] {
  return (operation.variableDefinitions ?? []).flatMap((d) => {
    const type = typeFromAST(schema, d.type);
    return isInputType(type) ? [{ name: d.variable.name.value, type, hasDefault: d.defaultValue !== undefined }] : [];
  });
}

/** Everything wrong with the variables of an operation, at most 50. Variables it does not declare are not looked at. */
export function wrongVariables(declared: readonly Variable[], variables: Readonly<Record<string, unknown>>): readonly Refusal[] {
  const check = new VariableCheck();
  for (const variable of declared) check.variable(variable, variables);
  return check.errors;
}
