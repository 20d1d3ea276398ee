/** Items that wait for nothing elsewhere. */
export const NO_LANE = '';

/** Where a submission puts the provider among a job's scopes, from 0: what is appended later is no lane. */
const AT = 1;
const PROVIDER = 'provider:';

/** The lane of a job's items: the provider they wait for, `provider:…`, or none. */
export const laneOf = (scopes: readonly string[]): string => {
  const scope = scopes[AT];
  return scope?.startsWith(PROVIDER) === true ? scope : NO_LANE;
};

/** The same in SQL. Alias: job `j`. */
export const LANE = `(CASE WHEN starts_with(j.scopes[${AT + 1}], '${PROVIDER}') THEN j.scopes[${AT + 1}] ELSE '${NO_LANE}' END)`;
