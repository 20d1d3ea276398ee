import type { SkillCategory } from '#language/skills';
import type { AchievementType, SkillLevel } from '../achievement.js';

/** Languages that the made parts of a résumé are written in. */
export const WORDED_LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type WordedLanguage = (typeof WORDED_LANGUAGES)[number];

/** A noun by plural category (`Intl.PluralRules`); a category that is not there is as `other`. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export interface Words {
  /** What is counted in the summary; `{n}` is the number. */
  readonly counts: Readonly<Record<AchievementType | 'SKILL', Forms>>;
  readonly separator: string;
  readonly end: string;
  readonly categories: Readonly<Record<SkillCategory, string>>;
  readonly levels: Readonly<Record<SkillLevel, string>>;
  /** `studyType` of a course. */
  readonly course: string;
}

const counted = (one: string, other: string): Forms => ({ one: `{n} ${one}`, other: `{n} ${other}` });

const ENGLISH: Words = {
  counts: {
    JOB: counted('job', 'jobs'),
    INTERNSHIP: counted('internship', 'internships'),
    DEGREE: counted('degree', 'degrees'),
    COURSE: counted('course', 'courses'),
    CERTIFICATE: counted('certificate', 'certificates'),
    PROJECT: counted('project', 'projects'),
    AWARD: counted('award', 'awards'),
    VOLUNTEER: counted('volunteer role', 'volunteer roles'),
    PUBLICATION: counted('publication', 'publications'),
    SKILL: counted('skill', 'skills'),
  },
  separator: ', ',
  end: '.',
  categories: {
    PROGRAMMING: 'Programming',
    FRAMEWORK: 'Frameworks',
    DATABASE: 'Databases',
    CLOUD: 'Cloud',
    TOOL: 'Tools',
    DATA: 'Data',
    DESIGN: 'Design',
    BUSINESS: 'Business',
    HEALTH: 'Health',
    TRADE: 'Trades',
    SOFT: 'Working with people',
    OTHER: 'Other',
  },
  levels: { BEGINNER: 'Beginner', INTERMEDIATE: 'Intermediate', ADVANCED: 'Advanced', EXPERT: 'Expert' },
  course: 'Course',
};

const GERMAN: Words = {
  counts: {
    JOB: counted('Stelle', 'Stellen'),
    INTERNSHIP: counted('Praktikum', 'Praktika'),
    DEGREE: counted('Abschluss', 'Abschlüsse'),
    COURSE: counted('Kurs', 'Kurse'),
    CERTIFICATE: counted('Zertifikat', 'Zertifikate'),
    PROJECT: counted('Projekt', 'Projekte'),
    AWARD: counted('Auszeichnung', 'Auszeichnungen'),
    VOLUNTEER: counted('Ehrenamt', 'Ehrenämter'),
    PUBLICATION: counted('Veröffentlichung', 'Veröffentlichungen'),
    SKILL: counted('Kenntnis', 'Kenntnisse'),
  },
  separator: ', ',
  end: '.',
  categories: {
    PROGRAMMING: 'Programmierung',
    FRAMEWORK: 'Frameworks',
    DATABASE: 'Datenbanken',
    CLOUD: 'Cloud',
    TOOL: 'Werkzeuge',
    DATA: 'Daten',
    DESIGN: 'Gestaltung',
    BUSINESS: 'Wirtschaft',
    HEALTH: 'Gesundheit',
    TRADE: 'Handwerk',
    SOFT: 'Umgang mit Menschen',
    OTHER: 'Weiteres',
  },
  levels: { BEGINNER: 'Grundkenntnisse', INTERMEDIATE: 'Gute Kenntnisse', ADVANCED: 'Fortgeschritten', EXPERT: 'Expertenkenntnisse' },
  course: 'Kurs',
};

const FRENCH: Words = {
  counts: {
    JOB: counted('emploi', 'emplois'),
    INTERNSHIP: counted('stage', 'stages'),
    DEGREE: counted('diplôme', 'diplômes'),
    COURSE: counted('formation', 'formations'),
    CERTIFICATE: counted('certificat', 'certificats'),
    PROJECT: counted('projet', 'projets'),
    AWARD: counted('distinction', 'distinctions'),
    VOLUNTEER: counted('mission bénévole', 'missions bénévoles'),
    PUBLICATION: counted('publication', 'publications'),
    SKILL: counted('compétence', 'compétences'),
  },
  separator: ', ',
  end: '.',
  categories: {
    PROGRAMMING: 'Programmation',
    FRAMEWORK: 'Frameworks',
    DATABASE: 'Bases de données',
    CLOUD: 'Cloud',
    TOOL: 'Outils',
    DATA: 'Données',
    DESIGN: 'Design',
    BUSINESS: 'Gestion',
    HEALTH: 'Santé',
    TRADE: 'Métiers',
    SOFT: 'Relations humaines',
    OTHER: 'Autres',
  },
  levels: { BEGINNER: 'Débutant', INTERMEDIATE: 'Intermédiaire', ADVANCED: 'Avancé', EXPERT: 'Expert' },
  course: 'Formation',
};

const SPANISH: Words = {
  counts: {
    JOB: counted('empleo', 'empleos'),
    INTERNSHIP: counted('práctica', 'prácticas'),
    DEGREE: counted('título', 'títulos'),
    COURSE: counted('curso', 'cursos'),
    CERTIFICATE: counted('certificado', 'certificados'),
    PROJECT: counted('proyecto', 'proyectos'),
    AWARD: counted('premio', 'premios'),
    VOLUNTEER: counted('voluntariado', 'voluntariados'),
    PUBLICATION: counted('publicación', 'publicaciones'),
    SKILL: counted('competencia', 'competencias'),
  },
  separator: ', ',
  end: '.',
  categories: {
    PROGRAMMING: 'Programación',
    FRAMEWORK: 'Frameworks',
    DATABASE: 'Bases de datos',
    CLOUD: 'Nube',
    TOOL: 'Herramientas',
    DATA: 'Datos',
    DESIGN: 'Diseño',
    BUSINESS: 'Empresa',
    HEALTH: 'Salud',
    TRADE: 'Oficios',
    SOFT: 'Trato con personas',
    OTHER: 'Otros',
  },
  levels: { BEGINNER: 'Básico', INTERMEDIATE: 'Intermedio', ADVANCED: 'Avanzado', EXPERT: 'Experto' },
  course: 'Curso',
};

const JAPANESE: Words = {
  counts: {
    JOB: { other: '職歴{n}件' },
    INTERNSHIP: { other: 'インターンシップ{n}件' },
    DEGREE: { other: '学位{n}件' },
    COURSE: { other: '講座{n}件' },
    CERTIFICATE: { other: '資格{n}件' },
    PROJECT: { other: 'プロジェクト{n}件' },
    AWARD: { other: '受賞{n}件' },
    VOLUNTEER: { other: 'ボランティア{n}件' },
    PUBLICATION: { other: '出版物{n}件' },
    SKILL: { other: 'スキル{n}件' },
  },
  separator: '、',
  end: '。',
  categories: {
    PROGRAMMING: 'プログラミング',
    FRAMEWORK: 'フレームワーク',
    DATABASE: 'データベース',
    CLOUD: 'クラウド',
    TOOL: 'ツール',
    DATA: 'データ',
    DESIGN: 'デザイン',
    BUSINESS: 'ビジネス',
    HEALTH: '医療・福祉',
    TRADE: '技能・現場',
    SOFT: '対人スキル',
    OTHER: 'その他',
  },
  levels: { BEGINNER: '初級', INTERMEDIATE: '中級', ADVANCED: '上級', EXPERT: 'エキスパート' },
  course: '講座',
};

export const WORDS: Readonly<Record<WordedLanguage, Words>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH, ja: JAPANESE };

/** The language of a tag such as `de-CH`; English where it is another one or none. */
export function wordedLanguage(tag: unknown): WordedLanguage {
  const language = typeof tag === 'string' ? tag.toLowerCase().split(/[-_]/u)[0] : undefined;
  return WORDED_LANGUAGES.find((known) => known === language) ?? 'en';
}
