/**
 * What an operator does to the words it bears on. `not`: denies; `plan`: not yet done, or only a candidate; `help`, `joint`: a part in
 * it, with others; `among`: one of those who did, which keeps such a part and claims none; `part`, `limit`: not all of it, not more than so much; `all`, `company`, `nation`, `international`, `world`,
 * `many`, `most`: how much or how far; `top`, `more`: compared with others; `result`, `cause`: what came of what; `often`: how
 * regularly; `praise`, `paper`: said or attested by others; `alone`: without others; `much`: by how much without a figure;
 * `padding`: praise of oneself that says nothing; NONE: phrases in which such a word means something else.
 */
export type OperatorKind =
  | 'not'
  | 'plan'
  | 'help'
  | 'joint'
  | 'among'
  | 'part'
  | 'limit'
  | 'all'
  | 'company'
  | 'nation'
  | 'world'
  | 'international'
  | 'many'
  | 'most'
  | 'top'
  | 'result'
  | 'cause'
  | 'often'
  | 'praise'
  | 'paper'
  | 'alone'
  | 'much'
  | 'more'
  | 'padding';

export type OperatorTable = Readonly<Record<OperatorKind | 'NONE', string>>;
