import { skillById } from '../vocabulary/index.js';
import { cueSection } from './cue-matcher.js';
import { DEGREE_LEVELS, type DegreeLevel } from './demands.js';
import { askedOf } from './house-talk.js';
import type { Requirement, RequirementKind } from './posting.js';
import { spokenLanguages } from './spoken-languages.js';

/** One thing a posting asks of a person, by what can meet it. */
export type TypedDemand = { readonly necessity: RequirementKind; readonly text: string } & (
  | { readonly kind: 'skill'; readonly skill: string }
  /** Of what: canonical skills and content words of the sentence. */
  | { readonly kind: 'years'; readonly years: number; readonly of: readonly string[] }
  | { readonly kind: 'degree'; readonly atLeast: DegreeLevel }
  | { readonly kind: 'licence'; readonly licence: string }
  /** `level` by the Common European Framework where the posting says one. */
  | { readonly kind: 'language'; readonly language: string; readonly level?: LanguageLevel }
  | { readonly kind: 'driving-licence' }
  | { readonly kind: 'right-to-work' }
);

export const LANGUAGE_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];

const RIGHT_TO_WORK =
  /right to work|work(?:ing)? (?:authori[sz]ation|permit|visa)|authori[sz]ed to work|visa sponsorship|eligib(?:le|ility) to work|arbeitserlaubnis|aufenthaltstitel|autorisation de travail|titre de séjour|permiso de trabajo|就労(?:ビザ|資格)/iu;
/** What is a licence, a registration or a certificate by its own words, in the five languages. */
const LICENCE =
  /(?<!\p{L})(?:[\p{L}\d.]+[ -]){0,4}(?:registration|registered|licen[cs]ed?|certificat(?:e|ion)|certified|accreditation|chartered|qualified)(?: (?:to|as|in|of) (?:the )?[\p{L}]+)?(?!\p{L})|(?<!\p{L})(?:\p{L}+-?schein|approbation|examinierte?r? \p{L}+|weiterbildung \p{L}+|zertifi(?:kat|zierung)\p{L}*)(?!\p{L})|(?<!\p{L})(?:certifié\p{L}*|habilitation|diplôme d'état \p{L}'?\p{L}+|caces(?: \d)?|cap(?= en vigor)|colegia\p{L}+|certificad[oa]\p{L}*)(?!\p{L})|(?<!\p{L})(?:QTS|Qualified Teacher Status|DBS|ACCA|CIMA|CPA|CFA|NMC|HCPC|PMP|CKA|CISSP|ITIL|PRINCE2|ADR|NEBOSH|CSCS|solicitors?(?= roll)|Roll of Solicitors)(?!\p{L})|簿記\d?級?|(?<!自動車|運転)免許|(?:看護師|介護福祉士|宅建\p{L}*|保育士)/giu;
const LEVEL = /(?<![\p{L}\d])([ABC][12])(?![\p{L}\d])/u;

export const saysRightToWork = (text: string): boolean => RIGHT_TO_WORK.test(text);

function licencesIn(text: string, driving: boolean): string[] {
  return [...text.matchAll(LICENCE)]
    .map(([found]) => found.trim())
    .filter((found) => !/driv|führerschein|permis|運転/iu.test(found) || !driving)
    .filter((found) => !/^(?:qualified|registered|certified|licensed)$/iu.test(found));
}

/** The driving licence as the table of skills has it: a demand of its own kind here. */
const DRIVING_SKILLS: ReadonlySet<string> = new Set(['driving-licence', 'cdl']);

/** A language with the level and the weight of its own clause: "inglés C1 y francés B2", "Deutsch, Englisch von Vorteil". */
function spokenDemand(language: string, { necessity, text }: { necessity: RequirementKind; text: string }): TypedDemand {
  const clauses = text.split(/[,;、]\s?|\s(?:and|und|et|y|e)\s/u);
  const own = clauses.find((clause) => spokenLanguages(clause).includes(language)) ?? text;
  const level = (LEVEL.exec(own) ?? LEVEL.exec(text))?.[1] as LanguageLevel | undefined;
  // Where one clause says that it is welcome, it speaks for itself alone.
  const welcome = clauses.some((clause) => cueSection(clause) === 'nice' && spokenLanguages(clause).length > 0);
  const weight = welcome ? (cueSection(own) === 'nice' ? 'nice' : 'must') : necessity;
  return { necessity: weight, text, kind: 'language', language, ...(level === undefined ? {} : { level }) };
}

/** What a requirement comes down to, one demand each. */
export function typedDemands({ text, kind: necessity, skills, terms, demands }: Requirement): TypedDemand[] {
  const about = { necessity, text };
  if (/visa sponsorship is not|no visa sponsorship/iu.test(text)) return [{ ...about, necessity: 'must', kind: 'right-to-work' }];
  const named = skills.filter((skill) => !DRIVING_SKILLS.has(skill));
  return [
    ...named.map((skill) =>
      skillById(skill)?.kind === 'certificate'
        ? { ...about, kind: 'licence' as const, licence: skill }
        : { ...about, kind: 'skill' as const, skill },
    ),
    ...(demands.years === undefined ? [] : [{ ...about, kind: 'years' as const, years: demands.years, of: [...skills, ...terms] }]),
    ...(demands.degree === undefined ? [] : [{ ...about, kind: 'degree' as const, atLeast: demands.degree }]),
    ...demands.spoken.map((language) => spokenDemand(language, about)),
    ...(demands.drivingLicence ? [{ ...about, kind: 'driving-licence' as const }] : []),
    ...(saysRightToWork(text) ? [{ ...about, kind: 'right-to-work' as const }] : []),
    ...licencesIn(askedOf(text), demands.drivingLicence).map((licence) => ({ ...about, kind: 'licence' as const, licence })),
  ];
}

/** What a person holds, by the same measures. */
export interface Held {
  readonly skills: ReadonlySet<string>;
  readonly degree?: DegreeLevel;
  /** Years of work by what was worked with: canonical skills and content words; `*` for all work. */
  readonly years: ReadonlyMap<string, number>;
  /** By ISO 639-1 code; undefined where the level is not said. */
  readonly languages: ReadonlyMap<string, LanguageLevel | undefined>;
  /** Lower case. */
  readonly licences: readonly string[];
  readonly drivingLicence: boolean;
  readonly rightToWork: boolean;
}

/**
 * Whether a demand is met. Ladders count upwards: a master's meets a bachelor's, eight years of the work meet five, C1 meets B2; years of
 * other work never meet years of the asked one.
 */
export function meets(held: Held, demand: TypedDemand): boolean {
  switch (demand.kind) {
    case 'skill':
      return held.skills.has(demand.skill);
    case 'years': {
      const asked = demand.of.length === 0 ? ['*'] : demand.of;
      return Math.max(0, ...asked.map((what) => held.years.get(what) ?? 0)) >= demand.years;
    }
    case 'degree':
      return held.degree !== undefined && DEGREE_LEVELS.indexOf(held.degree) >= DEGREE_LEVELS.indexOf(demand.atLeast);
    case 'licence':
      return held.licences.some((one) => one.includes(demand.licence.toLowerCase()) || demand.licence.toLowerCase().includes(one));
    case 'language': {
      if (!held.languages.has(demand.language)) return false;
      const level = held.languages.get(demand.language);
      return demand.level === undefined || (level !== undefined && LANGUAGE_LEVELS.indexOf(level) >= LANGUAGE_LEVELS.indexOf(demand.level));
    }
    case 'driving-licence':
      return held.drivingLicence;
    case 'right-to-work':
      return held.rightToWork;
  }
}
