import { describe, expect, it } from 'vitest';
import { readPosting } from './read-posting.js';

/** A whole advertisement of each language with a line more under its demands. */
const UNDER: Readonly<Record<string, (line: string) => string>> = {
  en: (line) => `Requirements\n- Three years as a plumber\n- Can read drawings of heating systems\n- ${line}`,
  de: (line) => `Ihr Profil\n- Drei Jahre als Anlagenmechaniker\n- Sie lesen Pläne von Heizungsanlagen\n- ${line}`,
  fr: (line) => `Votre profil\n- Trois ans comme plombier\n- Vous lisez les plans des installations de chauffage\n- ${line}`,
  es: (line) => `Requisitos\n- Tres años como fontanero\n- Lee los planos de instalaciones de calefacción\n- ${line}`,
  ja: (line) => `応募資格\n・配管工事の実務経験3年以上\n・暖房設備の図面を読める方\n・${line}`,
};
const demandsWith = (language: string, line: string): string[] =>
  readPosting({ title: 'Plumber', company: 'Harbour Heating Ltd', text: UNDER[language]?.(line) ?? line }).requirements.map(
    ({ text }) => text,
  );

describe('a line that asks for nothing is no demand', () => {
  it.each([
    ['en', 'Applicants are considered irrespective of race, age or marital status'],
    ['en', 'We embrace diversity and will not discriminate'],
    ['en', '£34,000 - £38,500 per annum depending on experience'],
    ['en', '$28/hr plus bonus'],
    ['en', '26 days holiday'],
    ['en', 'Dental and vision insurance'],
    ['en', 'Upload your CV'],
    ['en', 'Sign in to apply'],
    ['en', 'No qualifications necessary'],
    ['en', 'Prior experience is not required'],
    ['en', 'Applicants must not hold a rival licence'],
    ['de', 'Unabhängig von Ihrer Herkunft oder Religion'],
    ['de', '3.400 € brutto pro Monat'],
    ['de', '30 Tage Urlaub'],
    ['de', 'Berufserfahrung ist nicht erforderlich'],
    ['de', 'Keine abgeschlossene Ausbildung nötig'],
    ['fr', 'Recrutement sans distinction d’âge ou d’origine'],
    ['fr', '2 300 € brut par mois'],
    ['fr', 'Mutuelle'],
    ['fr', 'Aucune expérience exigée'],
    ['fr', 'Débutants acceptés'],
    ['es', 'Igualdad de oportunidades'],
    ['es', '24.000 € brutos anuales'],
    ['es', 'Seguro médico'],
    ['es', 'No se requiere titulación'],
    ['en', 'Contact: Ms Amara Obi'],
    ['en', 'Questions?'],
    ['en', 'Contact Mrs Edith Hall, Estate Manager.'],
    ['en', 'Job ID: HH-77'],
    ['de', 'Ihre Bewerbung richten Sie bitte an Frau Lindner'],
    ['es', 'Enviar la candidatura a la atención de Dña. Pilar Rey'],
    ['fr', 'Candidatures à adresser à Mme Inès Morel, réf. 88-A'],
    ['de', 'Kennziffer: 2027-BAU-3'],
    ['ja', '担当：佐々木様まで'],
    ['ja', '学歴不問'],
    ['ja', '賞与年2回'],
    ['ja', '国籍・性別を問わず歓迎いたします'],
  ])('%s: %s', (language, line) => {
    const demands = demandsWith(language, line);
    expect(demands).toHaveLength(2);
    expect(demands).not.toContain(line);
  });

  it.each([
    ['en', 'Experience of selling health insurance'],
    ['en', 'Pension administration experience'],
    ['en', 'Budgets of £2m per year'],
    ['en', 'Welcome guests of every background'],
    ['en', 'You do the payroll for 200 people'],
    ['de', 'Betreuung von Menschen mit Behinderung'],
    ['de', 'Erfahrung in der betrieblichen Altersvorsorge'],
    ['fr', 'Accompagnement de personnes en situation de handicap'],
    ['es', 'Gestión de vacaciones del equipo'],
    ['en', 'Contact with suppliers in three countries'],
    ['en', 'Core welding skills'],
    ['ja', '社会保険手続きの経験'],
  ])('but work that sounds like it is one: %s %s', (language, line) => {
    expect(demandsWith(language, line)).toHaveLength(3);
  });

  it('keeps what is asked beside what is not', () => {
    const { requirements } = readPosting({ text: UNDER['en']?.('No degree required, but a forklift licence') ?? '' });
    const mixed = requirements.find(({ text }) => text.includes('forklift'));
    expect(mixed?.demands.degree).toBeUndefined();
    expect(mixed?.terms.length).toBeGreaterThan(0);
  });

  it.each([
    ['Harbour Heating fits boilers in old houses.', 'Harbour Heating Ltd'],
    ['We maintain the heating of 300 schools and develop our own controls.', undefined],
    ['Our company builds heat pumps for hotels.', undefined],
    ['Wir entwickeln und bauen Wärmepumpen für Hotels.', undefined],
    ['Nous concevons des pompes à chaleur pour les hôtels.', undefined],
    ['Somos una empresa que diseña bombas de calor.', undefined],
  ])('a sentence about the house: %s', (line, company) => {
    const text = `${line}\n\nRequirements\n- Three years as a plumber\n- Drawings of heating systems`;
    const { requirements } = readPosting({ text, ...(company === undefined ? {} : { company }) });
    expect(requirements.map((one) => one.text)).not.toContain(line);
    expect(requirements).toHaveLength(2);
  });

  it.each([
    'We need a plumber with a driving licence.',
    'Harbour Heating is looking for a plumber with experience.',
    'Wir suchen eine Fachkraft mit Erfahrung.',
    'We work in shifts, and you will lead two apprentices.',
  ])('and one about whom it wants is a demand: %s', (line) => {
    const text = `${line}\n\nRequirements\n- Three years as a plumber`;
    expect(readPosting({ text, company: 'Harbour Heating' }).requirements.map((one) => one.text)).toContain(line);
  });
});

describe('short advertisements', () => {
  it.each([
    'Requirements:\r\n1) Excel\r\n2) Payroll\r\n',
    'Work with us. Requirements:\n- Plastering\n- Tiling',
    '🔧 Requirements\n• Plastering\n• Tiling',
    'Anforderungen:\n- Schweißen\n- Staplerschein',
    'Profil recherché :\n- Soudure\n- CACES 3',
    '応募資格\n・溶接\n・玉掛け',
  ])('%j asks for two things', (text) => {
    expect(readPosting({ title: 'Worker', text }).requirements).toHaveLength(2);
  });
});

describe('names that mean something else elsewhere', () => {
  it('answer a demand as the product only', () => {
    const asked = readPosting({
      text: 'Requirements\n- Two years of Rust\n- 3 years of GCP\n- Good communication with colleagues',
    }).requirements;
    expect(asked.map(({ terms, skills }) => [terms, skills]).slice(0, 2)).toEqual([
      [[], ['rust']],
      [[], expect.arrayContaining([expect.any(String)])],
    ]);
  });
});
