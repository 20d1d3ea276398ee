/** Why an operation is not run, before anything of it is: an error's message and code. */
export interface Refusal {
  readonly message: string;
  readonly code: 'BAD_USER_INPUT' | 'GRAPHQL_VALIDATION_FAILED';
}
