import { findSkills, skillById, type Language } from '../vocabulary/index.js';
import type { PostingReading, Requirement } from '../posting/posting.js';
import type { Item, Material } from './material.js';

/** Something the posting asks for by name and the person has, under a name that can stand in the document. */
export interface Topic {
  readonly label: string;
  /** Where the person says so. */
  readonly sources: readonly string[];
}

/** In languages that write common nouns small, a label longer than this is a phrase and no name of a skill. */
const LONGEST_LABEL = 40;

const isSkillWord = (item: Item): boolean => item.kind === 'skill' && item.text.length <= LONGEST_LABEL;

/** The person's own word for a skill: from their list of skills, else as one of their lines spells it. */
function ownWord(id: string, material: Material): Topic | undefined {
  const named = (item: Item): string | undefined => findSkills(item.text).find((mention) => mention.id === id)?.spelling;
  const listed = material.items.find((item) => isSkillWord(item) && named(item) !== undefined);
  if (listed !== undefined) {
    const spelling = named(listed) as string;
    // "SAP EWM" stands in the list where only "SAP" is asked: the list's word is the person's, the posting's is what both share.
    return { label: spelling, sources: [listed.pointer] };
  }
  const line = material.items.find((item) => item.kind !== 'other' && named(item) !== undefined);
  return line === undefined ? undefined : { label: named(line) as string, sources: [line.pointer] };
}

/** Practices are named in the language of the document; only tools and papers have the same name everywhere. */
function skillTopic(id: string, requirement: Requirement, reading: PostingReading, material: Material, language: Language): Topic | undefined {
  const own = ownWord(id, material);
  const kind = skillById(id)?.kind;
  if (own === undefined || kind === 'soft') return undefined;
  if (kind === 'tool' || material.language === language) return own;
  if (reading.language !== language) return undefined;
  const asked = findSkills(requirement.text).find((mention) => mention.id === id)?.spelling;
  return asked === undefined ? undefined : { label: asked, sources: own.sources };
}

/** Words of the person's own list of skills that the table does not know, where the requirement says all of them. */
function listedTopics(requirement: Requirement, reading: PostingReading, material: Material): Topic[] {
  if (reading.language !== material.language) return [];
  const asked = new Set(requirement.terms);
  return material.items
    .filter((item) => isSkillWord(item) && item.terms.length > 0 && item.terms.every((term) => asked.has(term)))
    .map((item) => ({ label: item.text, sources: [item.pointer] }));
}

/** What both the posting and the person name, most wanted first, each once. */
export function topicsOf(reading: PostingReading, material: Material, language: Language): Topic[] {
  const topics = new Map<string, Topic>();
  for (const requirement of reading.requirements) {
    const found = [
      ...requirement.skills.flatMap((id) => skillTopic(id, requirement, reading, material, language) ?? []),
      ...(material.language === language ? listedTopics(requirement, reading, material) : []),
    ];
    for (const topic of found) {
      const known = [...topics.keys()].some((label) => label.includes(topic.label.toLowerCase()) || topic.label.toLowerCase().includes(label));
      if (!known) topics.set(topic.label.toLowerCase(), topic);
    }
  }
  return [...topics.values()];
}

/** The person's other listed skills, in their order, without those already named. */
export function otherSkills(material: Material, named: readonly Topic[]): Topic[] {
  const taken = new Set(named.flatMap((topic) => [topic.label.toLowerCase(), ...topic.sources]));
  return material.items
    .filter((item) => isSkillWord(item) && item.pointer.includes('/keywords/') && item.pointer.startsWith('/skills/'))
    .filter((item) => !taken.has(item.pointer) && !taken.has(item.text.toLowerCase()))
    .map((item) => ({ label: item.text, sources: [item.pointer] }));
}
