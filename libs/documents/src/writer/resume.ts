import { chooseHighlights, ownWorth } from './choice.js';
import { isRecord, listOf, textOf, type Entry, type Master } from './master.js';
import type { Item, Material } from './material.js';
import type { MatchTable } from './ranking.js';
import type { Statement } from './summary.js';

/** Where a statement of the document comes from: pointers into its content and into the master. */
export interface StatementSource {
  readonly pointer: string;
  readonly sources: readonly string[];
  readonly detail?: string;
}

export interface AssembledResume {
  readonly content: Record<string, unknown>;
  readonly sources: StatementSource[];
  /** Items of the master that the document still holds. */
  readonly shown: Item[];
}

/** A page holds no more; the best ones stay. Posts are never left out. */
const MAX_PROJECTS = 5;
const MAX_COURSES = 6;
const STATEMENT_SECTIONS = [
  'work',
  'volunteer',
  'projects',
  'education',
  'certificates',
  'awards',
  'publications',
  'skills',
  'languages',
] as const;
/** Fields that are addresses or keys of other systems: carried over, but no statements about the person. */
const NOT_STATEMENTS = new Set(['url', 'website', 'id', 'image']);

/** Remembers for every place of the document that moved which place of the master it was. */
class Origins {
  private readonly moved = new Map<string, string>();

  move(to: string, from: string): void {
    if (to !== from) this.moved.set(to, from);
  }

  of(pointer: string): string {
    for (let at = pointer.length; at > 0; at = pointer.lastIndexOf('/', at - 1)) {
      const from = this.moved.get(pointer.slice(0, at));
      if (from !== undefined) return from + pointer.slice(at);
    }
    return pointer;
  }
}

const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

function leaves(value: unknown, pointer: string): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [pointer];
  if (typeof value === 'number') return [pointer];
  if (Array.isArray(value)) return value.flatMap((one, index) => leaves(one, `${pointer}/${index}`));
  return isRecord(value)
    ? Object.entries(value).flatMap(([key, one]) => (NOT_STATEMENTS.has(key) ? [] : leaves(one, `${pointer}/${escapeKey(key)}`)))
    : [];
}

/** A pointer and the places it lies in: "/work/0/name", "/work/0", "/work". */
function placesOf(pointer: string): string[] {
  const places: string[] = [];
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) places.push(pointer.slice(0, end));
  return places;
}

class Assembly {
  readonly content: Record<string, unknown>;
  readonly origins = new Origins();
  private readonly worths = new Map<string, number>();

  constructor(
    private readonly master: Master,
    private readonly material: Material,
    private readonly table: MatchTable,
  ) {
    this.content = { ...master };
    for (const item of material.items) {
      const own = ownWorth(item, table);
      for (const place of placesOf(item.pointer)) this.worths.set(place, this.worth(place) + own);
    }
  }

  /** What everything at a place of the master and below it is worth together. */
  private worth(pointer: string): number {
    return this.worths.get(pointer) ?? 0;
  }

  /** Stable: what is worth the same keeps the master's order. */
  private ranked(section: string, key: string, values: readonly unknown[]): number[] {
    return values
      .map((_, index) => index)
      .toSorted((a, b) => this.worth(`${section}/${b}`) - this.worth(`${section}/${a}`) || a - b)
      .slice(0, key === 'courses' ? MAX_COURSES : values.length);
  }

  /** Puts a list into another order, remembering where each element was. */
  private reorder(to: string, from: string, values: readonly unknown[], order: readonly number[]): unknown[] {
    return order.map((was, is) => {
      this.origins.move(`${to}/${is}`, `${from}/${was}`);
      return values[was];
    });
  }

  /** Posts newest first with the chosen lines; what is no object stands at the end, as it is. */
  entries(section: Entry['section'], chosen: ReadonlyMap<string, readonly Item[]>): void {
    const values = listOf(this.master[section]);
    if (values.length === 0) return;
    const read = this.material[section];
    const kept = section === 'projects' && read.length > MAX_PROJECTS ? this.bestProjects(read) : read;
    const others = values.flatMap((value, index) => (isRecord(value) ? [] : [index]));
    const order = [...kept.map((entry) => entry.index), ...others];
    this.content[section] = this.reorder(`/${section}`, `/${section}`, values, order).map((value, is) => {
      const entry = kept[is];
      if (entry === undefined || !isRecord(value) || !Array.isArray(value['highlights'])) return value;
      const highlights = (chosen.get(entry.pointer) ?? []).map((line, at) => {
        this.origins.move(`/${section}/${is}/highlights/${at}`, line.pointer);
        const own = (value['highlights'] as unknown[])[Number(line.pointer.slice(line.pointer.lastIndexOf('/') + 1))];
        // The person's own characters wherever nothing but markup would go.
        return textOf(own) === line.text ? own : line.text;
      });
      return { ...value, highlights };
    });
  }

  private bestProjects(entries: readonly Entry[]): Entry[] {
    const best = new Set(entries.toSorted((a, b) => this.worth(b.pointer) - this.worth(a.pointer)).slice(0, MAX_PROJECTS));
    return entries.filter((entry) => best.has(entry));
  }

  /** Groups the posting asks for first, and in each what it asks for first. Names and levels stay with their group: a level is a claim. */
  ordered(section: 'skills' | 'certificates' | 'education', key: 'keywords' | 'courses' | undefined): void {
    const values = listOf(this.master[section]);
    if (values.length === 0) return;
    const order = section === 'education' ? values.map((_, index) => index) : this.ranked(`/${section}`, section, values);
    this.content[section] = this.reorder(`/${section}`, `/${section}`, values, order).map((value, is) => {
      if (key === undefined || !isRecord(value) || !Array.isArray(value[key])) return value;
      const from = `/${section}/${order[is]}/${key}`;
      const list = value[key] as unknown[];
      return { ...value, [key]: this.reorder(`/${section}/${is}/${key}`, from, list, this.ranked(from, key, list)) };
    });
  }

  basics(headline: Statement | undefined, summary: Statement | undefined): StatementSource[] {
    const basics = isRecord(this.master['basics']) ? this.master['basics'] : {};
    this.content['basics'] = { ...basics, ...(headline && { label: headline.text }), ...(summary && { summary: summary.text }) };
    const source = (pointer: string, statement: Statement | undefined): StatementSource[] =>
      statement === undefined
        ? []
        : [{ pointer, sources: statement.sources, ...(statement.detail === undefined ? {} : { detail: statement.detail }) }];
    return [...source('/basics/label', headline), ...source('/basics/summary', summary)];
  }

  statements(): StatementSource[] {
    return STATEMENT_SECTIONS.flatMap((section) => leaves(this.content[section], `/${section}`)).map((pointer) => ({
      pointer,
      sources: [this.origins.of(pointer)],
    }));
  }

  /** Items whose text the document still holds, by where its places came from. */
  shown(): Item[] {
    const kept = new Set(this.statements().flatMap((statement) => statement.sources.flatMap(placesOf)));
    return this.material.items.filter((item) => kept.has(item.pointer));
  }
}

/** The tailored résumé: every post with its dates, its best lines word for word, skills in the posting's order, all else carried over. */
export function assembleResume(
  master: Master,
  material: Material,
  table: MatchTable,
  headline: Statement | undefined,
  summary: Statement | undefined,
): AssembledResume {
  const assembly = new Assembly(master, material, table);
  const chosen = chooseHighlights(material, table);
  const basics = assembly.basics(headline === undefined || textOf(headline.text) === '' ? undefined : headline, summary);
  for (const section of ['work', 'volunteer', 'projects'] as const) assembly.entries(section, chosen);
  assembly.ordered('skills', 'keywords');
  assembly.ordered('certificates', undefined);
  assembly.ordered('education', 'courses');
  return { content: assembly.content, sources: [...basics, ...assembly.statements()], shown: assembly.shown() };
}
