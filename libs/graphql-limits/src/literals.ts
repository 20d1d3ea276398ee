import { GraphQLError, type ValidationRule } from 'graphql';
import { LIMITS } from './limits.js';

export const LONG_LIST = `A list may have at most ${LIMITS.listItems} items.`;
export const EMPTY_ID = 'An id must not be empty.';

/** C62, C74 for values written into the text: a list longer than 250, an empty id. */
export const literalRule: ValidationRule = (context) => ({
  ListValue(node) {
    if (node.values.length > LIMITS.listItems) context.reportError(new GraphQLError(LONG_LIST, { nodes: node }));
  },
  StringValue(node) {
    if (node.value === '' && /^ID!?$/.test(String(context.getInputType()))) {
      context.reportError(new GraphQLError(EMPTY_ID, { nodes: node }));
    }
  },
});

/** Whether an error is of `literalRule`: what it says is about the input (BAD_USER_INPUT). */
export const isAboutLiteral = (message: string): boolean => message === LONG_LIST || message === EMPTY_ID;
