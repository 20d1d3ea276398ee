export { DEGREE_LEVELS, degreeLevel, type DegreeLevel, drivingLicence, ownDegreeLevel } from './posting/demands.js';
export { type PostingContact } from './posting/contact.js';
export { umbrellaAnswers } from './posting/fields.js';
export { NothingToWriteError } from './posting/posting.errors.js';
export { type Posting, type PostingReading, type Requirement, type RequirementKind } from './posting/posting.js';
export { postingLanguage } from './posting/posting-language.js';
export { cleanTitle, type PostingFacts } from './posting/posting-facts.js';
export { type OpenedPosting, openPosting } from './posting/source/open-posting.js';
export { type Held, type LanguageLevel, meets, saysRightToWork, type TypedDemand, typedDemands } from './posting/typed-demands.js';
export { readPosting } from './posting/read-posting.js';
export { type NamedSkill, namedSkills, proseLanguage, skillsIn, skillsShown } from './posting/recognition.js';
export { SPOKEN_LANGUAGES, spokenLanguages } from './posting/spoken-languages.js';
export { contentTerms, requirementTerms, textLength } from './posting/terms.js';
export {
  type Bound,
  boundAfter,
  boundsBefore,
  canonicalSkill,
  carries,
  countedAt,
  countedIn,
  covers,
  type Degree,
  detectLanguage,
  findDegrees,
  findOperators,
  findRoleVerbs,
  findSkills,
  findSpokenLanguages,
  findTitles,
  fluencyRank,
  fold,
  type Found,
  germanNumber,
  hasSeparated,
  includedSkills,
  isHomograph,
  isLanguage,
  judgeLanguage,
  kanjiNumberAt,
  type Language,
  LANGUAGES,
  lemmaOf,
  opens,
  type Operator,
  type OperatorKind,
  perLanguage,
  PhraseIndex,
  ratesIn,
  readingLanguage,
  type RoleGroup,
  type RoleVerb,
  skillById,
  type SkillMention,
  spelledNumberAt,
  separatedPrefix,
  spellings,
  type SpokenLanguage,
  stem,
  symbolUnit,
  type Title,
  toBase,
  type Token,
  tokenize,
  unitAt,
} from './vocabulary/index.js';
export { ACRONYMS, CAPITAL_WORDS, GERMAN_NOUNS, KATAKANA } from './vocabulary/tables/common-words.js';
export { FUNCTION_WORDS } from './vocabulary/tables/languages.js';
export { JAPANESE_LEGAL_FORMS, LEGAL_FORMS, ORGANISATION_WORDS } from './vocabulary/tables/legal-forms.js';
export { FACTOR_WORDS, SCALE_SIGNS, SCALE_WORDS } from './vocabulary/tables/numbers.js';
export { JAPANESE_ORGANISATIONS, JAPANESE_PLACES, ORGANISATIONS, PLACES } from './vocabulary/tables/organisations.js';
export { CLOSED_WORDS } from './vocabulary/tables/closed-words.js';
export { LETTER_WORDS, LIGHT_WORDS } from './vocabulary/tables/light-words.js';
export { MEANINGS } from './vocabulary/tables/meanings/index.js';
export { GENERIC_WORDS } from './vocabulary/tables/stop-words.js';
export { SYNONYMS } from './vocabulary/tables/synonyms.js';
export { VOICES } from './vocabulary/tables/voices.js';
