/**
 * The same as `freeQuota` as CTEs of a larger statement, for what is given back where another round trip would be felt. `from`: SQL of rows
 * (owner_id, amount). Names the CTEs `to_free`, `usage_held` and `quota_freed`. Rows of `usage` are locked in the order of persons.
 */
export const freeQuotaSql = (scope: string, from: string): string => `
to_free AS (
  SELECT owner_id, sum(amount) AS amount FROM (${from}) AS f GROUP BY owner_id
), usage_held AS MATERIALIZED (
  SELECT u.owner_id, f.amount FROM usage u JOIN to_free f ON f.owner_id = u.owner_id
  WHERE u.scope = '${scope}' ORDER BY u.owner_id FOR UPDATE OF u
), quota_freed AS (
  UPDATE usage u SET used = greatest(0, u.used - h.amount) FROM usage_held h WHERE u.owner_id = h.owner_id AND u.scope = '${scope}'
)`;
