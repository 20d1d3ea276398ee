export { LIMITS, SENSITIVE_FIELDS } from './limits.js';
export { amountsOf, nodesOf, tooMany, type Amount } from './amounts.js';
export { literalRule, isAboutLiteral } from './literals.js';
export { excess, excessRule, fragmentsOf } from './measure.js';
export type { Refusal } from './refusal.js';
export { declaredVariables, wrongVariables, type Variable } from './variables.js';
