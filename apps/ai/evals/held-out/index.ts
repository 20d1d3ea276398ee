/** People and statements written after the rules: no rule was made for them. */
export const HELD_OUT: readonly unknown[] = [];
