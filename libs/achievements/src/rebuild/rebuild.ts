import { isJsonObject, type JsonObject } from '#strict-json';
import {
  ACHIEVEMENT_TYPES,
  OWNED_SECTIONS,
  SECTION_OF,
  type Achievement,
  type AchievementType,
  type OwnedSection,
} from '../achievement.js';
import type { SkillLookup } from '../skill-identity.js';
import { coursesOf } from './courses.js';
import { given, toSectionEntry } from './entries.js';
import { merge, type Entry } from './merge.js';
import { newestFirst } from './order.js';
import { skillGroups, skillsOf, type OwnSkill, type SkillRow } from './skills.js';
import { summaryOf } from './summary.js';
import { WORDS, type WordedLanguage } from './words.js';

export interface RebuildInput {
  readonly achievements: readonly Achievement[];
  readonly ownSkills?: readonly OwnSkill[];
  /** What the résumé holds by the person's hand. Owned sections in it are left out; `basics.label` and `basics.summary` stand as they are. */
  readonly kept?: JsonObject;
  /** Of the summary and of headings. Default English. */
  readonly language?: WordedLanguage;
}

/** Counts of records, a thing told twice counted twice; `entries` counts what the résumé shows. Revoked ones are not among them. */
export interface Statistics {
  readonly achievements: number;
  readonly entries: number;
  readonly verified: number;
  readonly skills: number;
  /** Types without any are left out. */
  readonly byType: Readonly<Partial<Record<AchievementType, number>>>;
}

export interface Rebuilt {
  /** JSON Resume 1.x. */
  readonly content: JsonObject;
  readonly skills: readonly SkillRow[];
  readonly statistics: Statistics;
  /** For each entry, where in the content it stands and the ids of the achievements it came from, in the order of sections. */
  readonly provenance: readonly { readonly pointer: string; readonly sources: readonly string[] }[];
}

/** The résumé that follows from what a person did. Pure, and the same to the byte for the same rows in any order. */
export function rebuild({ achievements, ownSkills = [], kept = {}, language = 'en' }: RebuildInput, lookup: SkillLookup): Rebuilt {
  const live = achievements.filter(({ revokedAt }) => revokedAt === undefined);
  const entries = merge(live).toSorted(newestFirst);
  const skills = skillsOf(live, ownSkills, lookup);
  const { sections, provenance } = sectionsOf(entries, skills, language, lookup);
  const { basics: typed, ...others } = kept;
  const basics = basicsOf(isJsonObject(typed) ? typed : {}, entries, skills.length, language);
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !OWNED_SECTIONS.some((section) => section === key)));
  const content = {
    ...(Object.keys(basics).length > 0 ? { basics } : {}),
    ...given({ ...sections, skills: skillGroups(skills, language) }),
    ...rest,
  } as JsonObject;
  return { content, skills, statistics: statisticsOf(live, entries, skills), provenance };
}

function sectionsOf(entries: readonly Entry[], skills: readonly SkillRow[], language: WordedLanguage, lookup: SkillLookup) {
  const courses = coursesOf(entries);
  const within = new Set([...courses.values()].flat());
  const names = new Map(skills.map(({ key, name }) => [key, name]));
  const keywords = (entry: Entry): string[] => [
    ...new Set(entry.skills.filter((word) => word.trim() !== '').map((word) => names.get(lookup(word).key) ?? word)),
  ];
  const sections = Object.fromEntries(OWNED_SECTIONS.map((section) => [section, [] as JsonObject[]])) as Record<OwnedSection, JsonObject[]>;
  const sources: Record<OwnedSection, string[][]> = Object.fromEntries(OWNED_SECTIONS.map((s) => [s, []])) as never;
  for (const entry of entries) {
    if (within.has(entry)) continue;
    const section = SECTION_OF[entry.type];
    const inside = courses.get(entry) ?? [];
    const beside = { keywords: keywords(entry), courses: inside.map(({ title }) => title), course: WORDS[language].course };
    sections[section].push(toSectionEntry(entry, beside));
    sources[section].push([entry, ...inside].flatMap(({ ids }) => ids).toSorted());
  }
  const provenance = OWNED_SECTIONS.flatMap((section) => sources[section].map((ids, i) => ({ pointer: `/${section}/${i}`, sources: ids })));
  return { sections, provenance };
}

/** The newest work and the counts, unless the person wrote their own. */
function basicsOf(typed: JsonObject, entries: readonly Entry[], skills: number, language: WordedLanguage): Record<string, unknown> {
  const { label, summary, ...own } = typed;
  const current = entries.find(({ type }) => SECTION_OF[type] === 'work');
  return { ...own, ...given({ label: label ?? current?.title, summary: summary ?? summaryOf(entries, skills, language) }) };
}

function statisticsOf(live: readonly Achievement[], entries: readonly Entry[], skills: readonly SkillRow[]): Statistics {
  const counts = ACHIEVEMENT_TYPES.map((type) => [type, live.filter((a) => a.type === type).length] as const);
  return {
    achievements: live.length,
    entries: entries.length,
    verified: live.filter(({ isVerified }) => isVerified).length,
    skills: skills.length,
    byType: Object.fromEntries(counts.filter(([, n]) => n > 0)),
  };
}
