import { tooMany } from './amounts.js';
import type { OperationInput } from './operation.inputs.js';
import type { Plan } from './plan.js';
import type { Planner } from './planner.js';
import { wrongVariables } from './variables.js';

/** The plan of an operation whose variables are right and whose pages are not too many. Throws OperationRefused. */
export function planned(planner: Planner, input: OperationInput): Plan {
  const plan = planner.plan(input.query, input.operationName);
  const wrong = wrongVariables(plan.variables, input.variables) ?? tooMany(plan.amounts, input.variables);
  if (wrong) throw wrong;
  return plan;
}
