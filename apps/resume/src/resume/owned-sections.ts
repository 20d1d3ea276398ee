import { OWNED_SECTIONS } from '#achievements';
import { diff } from '#json-resume';
import type { JsonObject } from '#strict-json';
import type { Issue } from './content.js';

/** An OWNED_BY_ACHIEVEMENTS issue for each section of the automatic résumé that `after` would change by hand. */
export const ownedChanges = (before: JsonObject, after: JsonObject): Issue[] =>
  OWNED_SECTIONS.filter((section) => diff({ at: before[section] ?? [] }, { at: after[section] ?? [] }).length > 0).map((section) => ({
    path: `/content/${section}`,
    code: 'OWNED_BY_ACHIEVEMENTS',
    message: 'is made of your achievements and skills: change those, or create a MASTER résumé with this content',
  }));
