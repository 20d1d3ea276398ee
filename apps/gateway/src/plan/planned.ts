import { tooMany, wrongVariables } from '#graphql-limits';
import type { OperationInput } from './operation.inputs.js';
import type { Plan } from './plan.js';
import type { QueryPlanner } from './planner.js';
import { OperationRefused } from './plan.errors.js';

/** A text that is read for the first time costs up to 20 ms (measured), a known one a look-up: it is charged as so many requests more. */
const NEW_TEXT_COST = 9;

/** The plan of an operation whose variables are right and whose pages are not too many. Throws OperationRefused, and what `charge` throws. */
export function planned(planner: QueryPlanner, input: OperationInput, charge: (cost: number) => void): Plan {
  if (!planner.knows(input.query, input.operationName)) charge(NEW_TEXT_COST);
  const plan = planner.plan(input.query, input.operationName);
  const wrong = wrongVariables(plan.variables, input.variables);
  const much = wrong.length > 0 ? undefined : tooMany(plan.amounts, input.variables);
  const refusals = much ? [much] : wrong;
  if (refusals.length > 0) throw new OperationRefused(refusals.map(({ message, code }) => ({ message, extensions: { code } })));
  return plan;
}
