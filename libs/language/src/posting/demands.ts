import { spokenLanguages } from './spoken-languages.js';

/** Steps of formal education, low to high, so that a higher one meets a demand for a lower one. */
export const DEGREE_LEVELS = ['secondary', 'vocational', 'bachelor', 'master', 'doctorate'] as const;
export type DegreeLevel = (typeof DEGREE_LEVELS)[number];

/** What a requirement asks for beside skills and work: each is checked against its own part of a résumé. */
export interface Demands {
  /** Least years of experience. */
  readonly years?: number;
  readonly degree?: DegreeLevel;
  /** ISO 639-1 codes of the languages to be spoken. */
  readonly spoken: readonly string[];
  readonly drivingLicence: boolean;
}

const DEGREES: readonly (readonly [DegreeLevel, RegExp])[] = [
  ['doctorate', /(?<!\p{L})(?:ph\.?\s?d|doctora\p{L}*|doktor\p{L}*|promotion in|dr\.\s?\p{L}+\.)(?!\p{L})|博士/iu],
  [
    'master',
    /(?<!\p{L})(?:master'?s?(?:\s+degree|abschluss|studium)?|m\.?sc|m\.?eng|mba|máster|maîtrise universitaire|bac\s?\+\s?5|ingénieure? diplômée?|diplôme d'ingénieur|école d'ingénieurs?|dipl\.?-?\s?ing|diplom-\p{L}+|magister|postgrado)(?!\p{L})|修士|大学院/iu,
  ],
  [
    'bachelor',
    /(?<!\p{L})(?:bachelor\p{L}*(?:'s)?|b\.?sc|b\.?eng|b\.?a\.|university degree|college degree|degree in|undergraduate degree|licence (?:en|de|pro\p{L}*)|bac\s?\+\s?[34]|hochschulabschluss|hochschulstudium|abgeschlossenes studium|studium der|licenciatura|licenciad\p{L}*|grado (?:en|universitario)|titulación (?:universitaria|en)|diplomatura|diplomad[oa]|graduad[oa]|ingeniería|university graduate)(?!\p{L})|学士|大学卒|大卒|学部/iu,
  ],
  [
    'vocational',
    /(?<!\p{L})(?:associate (?:of|degree)\p{L}*|nvq|apprenticeship|vocational|bts|dut|but (?:en|informatique)|cap (?:en|de|cuisine)|bac\s?\+\s?2|bac pro|diplôme d'état|berufsausbildung|abgeschlossene \p{L}*ausbildung|ausbildung (?:zum|zur|als)|gesell\p{L}+|ciclo formativo|formación profesional|técnico superior)(?!\p{L})|専門学校|短大|高専/iu,
  ],
  [
    'secondary',
    /(?<!\p{L})(?:high[- ]school (?:diploma|degree|graduate|education|certificate|leaver)|high[- ]school(?= or |$)|secondary (?:school|education)(?= (?:diploma|certificate|or|completed)|$)|school[- ]leaving certificate|ged|gcses?|a[- ]levels?|(?:fach|allgemeine )?(?:abitur|hochschulreife)|fachhochschulreife|mittlere reife|(?:real|haupt|mittel)?schulabschluss|niveau bac|baccalauréat|bac(?!\s?(?:\+|pro))|bachillerato|graduado escolar|educación secundaria)(?!\p{L})|高卒|高等学校卒/iu,
  ],
];
/** Degrees as people write their own, alone in a field: what a sentence would not be read for. */
const OWN: readonly (readonly [DegreeLevel, RegExp])[] = [
  ['doctorate', /^(?:ph\.?d|d\.?phil|ed\.?d|m\.?d|j\.?d|dr\.?)(?!\p{L})/iu],
  [
    'master',
    /^(?:M\.?A|M\.?S|M\.?Phil|M\.?Ed|M\.?Eng|LL\.?M|MFA|MPH|MSW|MBA|MRes|DEA|DESS|Diplom|Staatsexamen|Máster|Mastère|Maestría|Magíster)(?!\p{L})/u,
  ],
  [
    'bachelor',
    /^(?:B\.?A|A\.?B|B\.?S|B\.?B\.?A|B\.?F\.?A|B\.?S\.?N|B\.?Ed|B\.?Eng|LL\.?B|Licence|Grado|Licenciatura|Ingeniería)(?!\p{L})/u,
  ],
  [
    'vocational',
    /^(?:A\.?A\.?S|A\.?S|A\.?A|HND|HNC|NVQ|Diploma|Certificate|BTEC|Apprenticeship|BTS|DUT|BUT|CAP|BEP|Titre|Ausbildung|Lehre|Meister|Gesell\p{L}+|FP|Técnico|Técnica|Grado (?:Medio|Superior)|Ciclo)(?!\p{L})/u,
  ],
];

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  un: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  ein: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
};
const YEARS = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(\d{1,2}|${Object.keys(NUMBER_WORDS).join('|')})\s*(?:\+|plus|or more|ou plus|oder mehr|o más)?\s*(?:(?:-|–|to|à|bis|a)\s*\d{1,2}\s*\+?\s*)?(?:full\s+|volle\s+|-)?(?:years?|yrs?|ans|années|an|jahre?n?|jährige\p{L}*|años?)(?!\p{L})|(?<!\d)(\d{1,2})\s*年`,
  'iu',
);
const DRIVING =
  /driv(?:er'?s|ing) licen[cs]e|permis (?:de conduire|b)(?!\p{L})|führerschein|carn(?:é|et) de conducir|permiso de conducir|運転免許|自動車免許/iu;

export const drivingLicence = (text: string): boolean => DRIVING.test(text);

/** Reads years, degree, languages and driving licence out of one sentence in any of the five languages. Never throws. */
export function readDemands(text: string): Demands {
  const sentence = text.normalize('NFKC').replace(/’/gu, "'");
  const match = YEARS.exec(sentence);
  const counted = match?.[1] ?? match?.[2];
  const years = counted === undefined ? undefined : (NUMBER_WORDS[counted.toLowerCase()] ?? Number(counted));
  // "2019年" and the like are dates: nobody asks for more than forty years.
  const plausible = years !== undefined && years > 0 && years <= 40 ? years : undefined;
  const degree = degreeLevel(sentence);
  return {
    ...(plausible === undefined ? {} : { years: plausible }),
    ...(degree === undefined ? {} : { degree }),
    spoken: spokenLanguages(sentence),
    drivingLicence: drivingLicence(sentence),
  };
}

/**
 * The level a text names: of "Bachelor's or Master's" the lower one, which is what suffices, so a demand is read with `lowest`;
 * of a person's own degree there is only one.
 */
export function degreeLevel(text: string): DegreeLevel | undefined {
  const plain = text.normalize('NFKC').replace(/’/gu, "'");
  const named = DEGREES.filter(([, pattern]) => pattern.test(plain)).map(([level]) => level);
  return named.at(-1);
}

/**
 * The level of a person's own degree, the highest that its names say ("BA, Secondary Education" is a bachelor's).
 *
 * @param type as the person calls it: "BA", "Ausbildung". @param about everything beside it: field and institution.
 */
export function ownDegreeLevel(type: string, about: string): DegreeLevel | undefined {
  // "Grado Superior" is no bachelor's: the longest name wins, and the vocational ones are longest.
  const own = OWN.findLast(([, pattern]) => pattern.test(type.trim()))?.[0];
  if (own !== undefined) return own;
  const plain = `${type} ${about}`.normalize('NFKC').replace(/’/gu, "'");
  return DEGREES.find(([, pattern]) => pattern.test(plain))?.[0];
}
