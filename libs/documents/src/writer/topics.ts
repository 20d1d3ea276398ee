import { namedSkills, skillById, spokenLanguages, type Language, type PostingReading, type Requirement } from '#language';
import type { Item, Material } from './material.js';

/** Something the posting asks for by name and the person has, under a name that can stand in the document. */
export interface Topic {
  readonly label: string;
  /** Where the person says so. */
  readonly sources: readonly string[];
  /** Whether a line of the person's is about it. */
  readonly shownBy: (item: Item) => boolean;
  /** A product's name: its capital stays. */
  readonly product?: boolean;
}

/** In languages that write common nouns small, a label longer than this is a phrase and no name of a skill. */
const MAX_LABEL_LENGTH = 40;

/** A word of the person's own list of skills; the name of a group of them is a heading. */
const isSkillWord = (item: Item): boolean => item.kind === 'skill' && !item.heads && item.text.length <= MAX_LABEL_LENGTH;

/**
 * The person's own word for a skill: from their list of skills, or, for tools only, as one of their lines spells it. That somebody
 * worked on a surgical ward is no skill called surgery.
 */
function ownWord(id: string, asked: string, material: Material): Topic | undefined {
  const named = (item: Item): string | undefined => item.named.find((skill) => skill.id === id)?.spelling;
  const shownBy = (item: Item): boolean => named(item) !== undefined;
  const listed = material.items.find((item) => isSkillWord(item) && named(item) !== undefined);
  if (listed !== undefined) {
    // Of "SAP EWM" only "SAP" is shared with a posting that says no more than that.
    const whole = asked.toLowerCase().includes(listed.text.toLowerCase());
    return {
      label: whole ? listed.text : (named(listed) as string),
      sources: [listed.pointer],
      shownBy,
      product: isProduct(listed, material),
    };
  }
  if (skillById(id)?.kind !== 'tool') return undefined;
  const line = material.items.find(
    (item) => (item.kind === 'highlight' || item.kind === 'project' || item.kind === 'summary') && named(item) !== undefined,
  );
  return line === undefined ? undefined : { label: named(line) as string, sources: [line.pointer], shownBy };
}

/** Groups of skills whose members are products, as people head them. */
const PRODUCTS =
  /(?<!\p{L})(?:software|tools?|technolog\p{L}+|systems?|programs?|applications?|outils?|logiciels?|informatique|bureautique|programme|edv|it|herramientas?|programas?|informática|ofimática|ツール|ソフト)(?!\p{L})/iu;

/** Under which heading of theirs a person lists a skill says whether it is a product. */
const isProduct = (item: Item, { items }: Material): boolean =>
  items.some((head) => head.heads && head.pointer === item.entry && PRODUCTS.test(head.text));

/** A listed skill as a topic of its own words. */
const topicOf = (item: Item, material: Material): Topic => ({
  label: item.text,
  sources: [item.pointer],
  product: isProduct(item, material),
  shownBy: (line) => item.terms.length > 0 && item.terms.every((term) => line.terms.includes(term)),
});

/** Practices are named in the language of the document; only tools and papers have the same name everywhere. */
function skillTopic(
  id: string,
  requirement: Requirement,
  reading: PostingReading,
  material: Material,
  language: Language,
): Topic | undefined {
  const own = ownWord(id, requirement.text, material);
  const kind = skillById(id)?.kind;
  if (own === undefined || kind === 'soft') return undefined;
  if (kind === 'tool' || material.writtenIn === language) return own;
  if (reading.language !== language) return undefined;
  const asked = namedSkills(requirement.text).find((skill) => skill.id === id)?.spelling;
  return asked === undefined ? undefined : { ...own, label: asked };
}

/** A product is asked for where the reader of postings found it: "react to changes" and "excel under pressure" ask for none. */
const isTool = (item: Item): boolean => item.named.some(({ id }) => skillById(id)?.kind === 'tool');

/** Words of the person's own list of skills that the table does not know, where the requirement says all of them. */
function listedTopics(requirement: Requirement, reading: PostingReading, material: Material): Topic[] {
  if (reading.language !== material.language) return [];
  const asked = new Set(requirement.terms);
  return material.items
    .filter((item) => isSkillWord(item) && !isTool(item) && item.terms.length > 0 && item.terms.every((term) => asked.has(term)))
    .map((item) => topicOf(item, material));
}

/** One label's words are all in the other: "SAP" and "SAP EWM" are one subject, "Java" and "JavaScript" are two. */
function sameSubject(a: string, b: string): boolean {
  const [short, long] = [a, b].map((label) => label.toLowerCase().split(/[\s/-]+/u)).toSorted((x, y) => x.length - y.length) as [
    string[],
    string[],
  ];
  return short.every((word) => long.includes(word));
}

/** What both the posting and the person name, most wanted first, each once. */
export function topicsOf(reading: PostingReading, material: Material, language: Language): Topic[] {
  const topics = new Map<string, Topic>();
  for (const requirement of reading.requirements) {
    const found = [
      ...requirement.skills.flatMap((id) => skillTopic(id, requirement, reading, material, language) ?? []),
      ...(material.writtenIn === language ? listedTopics(requirement, reading, material) : []),
    ];
    for (const topic of found) {
      const known = [...topics.values()].some(
        (other) => sameSubject(other.label, topic.label) || other.sources.some((source) => topic.sources.includes(source)),
      );
      if (!known) topics.set(topic.label.toLowerCase(), topic);
    }
  }
  return [...topics.values()];
}

/** The person's other listed skills, in their order, without those already named; for a document in another language only tools, which it can name. */
export function otherSkills(material: Material, named: readonly Topic[], language: Language): Topic[] {
  const taken = new Set(named.flatMap((topic) => [topic.label.toLowerCase(), ...topic.sources]));
  return (
    material.items
      .filter((item) => isSkillWord(item) && item.pointer.startsWith('/skills/'))
      .filter((item) => material.writtenIn === language || isTool(item))
      .filter((item) => !taken.has(item.pointer) && !taken.has(item.text.toLowerCase()))
      // Spoken languages have a sentence of their own.
      .filter((item) => !(spokenLanguages(item.text).length > 0 && material.items.some(({ pointer }) => pointer.startsWith('/languages/'))))
      .map((item) => topicOf(item, material))
  );
}
