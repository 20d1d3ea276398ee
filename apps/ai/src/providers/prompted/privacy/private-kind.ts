/** What is masked before a text leaves the house. TEXT: words of the data that look like a mask of ours. */
export const PRIVATE_KINDS = [
  'TEXT',
  'PHOTO',
  'EMAIL',
  'LINK',
  'PHONE',
  'BIRTH',
  'NATIONALITY',
  'STATUS',
  'STREET',
  'ID',
  'PERSON',
] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];
