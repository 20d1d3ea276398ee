import { newId } from '#common';
import type { Person } from './resume-service.js';

const FOLLOWED = 'resume { id version } change { added removed changed }';
export const ACHIEVEMENT =
  'id version type title organization description highlights skills startDate endDate url location degree field score isVerified revokedAt';
const REFUSED = '... on InvalidInput { issues { path code message } } ... on QuotaExceeded { scope limit used }';
const SAVED = `{ __typename ... on AchievementSaved { achievement { ${ACHIEVEMENT} } ${FOLLOWED} } ${REFUSED} }`;
export const ADD = `mutation($input: AddAchievementInput!) { addAchievement(input: $input) ${SAVED} }`;
export const UPDATE_ACHIEVEMENT = `mutation($input: UpdateAchievementInput!) { updateAchievement(input: $input) ${SAVED} }`;
export const DELETE_ACHIEVEMENT = `mutation($id: ID!) { deleteAchievement(id: $id) { id ${FOLLOWED} } }`;
export const READ_ACHIEVEMENT = `query($id: ID!) { achievement(id: $id) { ${ACHIEVEMENT} } }`;
export const AUTOMATIC =
  '{ automaticResume { generatedAt resume { id title kind version content provenance { pointer sources verdict } } } }';
export const STATS = '{ achievementStats { achievements entries verified skills byType { type count } } }';
const SKILL = 'key name category level levelBy achievements';
export const SKILLS = `{ skills(first: 100) { totalCount nodes { ${SKILL} } } }`;
export const SET_LEVEL = `mutation($input: SetSkillLevelInput!) { setSkillLevel(input: $input) { __typename ... on SkillSaved { skill { ${SKILL} } ${FOLLOWED} } ${REFUSED} } }`;
export const REMOVE_SKILL = `mutation($key: ID!) { removeSkill(key: $key) { __typename ... on SkillRemoved { key ${FOLLOWED} } ... on InvalidInput { issues { path code } } } }`;

export interface Automatic {
  readonly generatedAt: string;
  readonly resume: {
    readonly id: string;
    readonly title: string;
    readonly version: number;
    readonly content: Record<string, unknown>;
    readonly provenance: readonly { readonly pointer: string; readonly sources: readonly string[]; readonly verdict: string }[];
  };
}

/** What a field answered. Throws where the operation failed. */
export async function asked<T>(person: Person, query: string, variables?: Record<string, unknown>): Promise<T> {
  const answer = await person.ask(query, variables);
  const [value] = Object.values(answer.data ?? {});
  if (answer.errors || value === undefined) throw new Error(answer.text);
  return value as T;
}

export const automatic = (person: Person): Promise<Automatic | null> => asked(person, AUTOMATIC);

export const JOB = { type: 'JOB', title: 'Cook', organization: 'Inn', startDate: '2020-01', endDate: '2021-02' } as const;

interface Saved {
  readonly __typename: string;
  readonly achievement: { readonly id: string; readonly version: number };
  readonly resume: { readonly id: string; readonly version: number };
  readonly change: { readonly added: string[]; readonly removed: string[]; readonly changed: string[] };
  readonly issues: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

export const add = (person: Person, fields: Record<string, unknown> = {}): Promise<Saved> =>
  asked(person, ADD, { input: { clientRequestId: newId(), ...JOB, ...fields } });
