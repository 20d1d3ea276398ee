import type { Language } from '#language';
import { describe, expect, it } from 'vitest';
import { checkStatement } from './check-statement.js';
import { readFacts } from './master/facts.js';
import { entryScope } from './master/scope.js';
import type { Entry } from './master/facts.js';
import type { Finding } from './verdict.js';

/** Enough text to tell what language a person writes in. */
const SUMMARY: Readonly<Record<Language, string>> = {
  en: 'I have worked in the garden of the town since 2019.',
  de: 'Ich arbeite seit 2019 im Garten der Stadt und mit den Kindern der Schule.',
  fr: 'Je travaille depuis 2019 dans le jardin de la ville avec les enfants de l’école.',
  es: 'Trabajo desde 2019 en el jardín de la ciudad con los niños de la escuela.',
  ja: '2019年から町の庭園で働いています。',
};

/** The finding of a bullet against a post with one line. */
function line(language: Language, text: string, source: string): Finding {
  const master = {
    basics: { summary: SUMMARY[language] },
    work: [{ name: 'Quellhof', position: 'Gardener', startDate: '2019-01', highlights: [source] }],
  };
  const facts = readFacts(master);
  const entry = facts.entries.find(({ section }) => section === 'work') as Entry;
  return checkStatement({
    pointer: '/x',
    text,
    scope: entryScope(facts, entry, []),
    facts,
    form: 'line',
    language,
    today: { year: 2026, month: 6 },
  });
}

type Pair = readonly [language: Language, source: string, text: string];

const FIGURES: readonly Pair[] = [
  ['en', 'Planted 12 trees', 'Planted a dozen trees'],
  ['en', 'Planted six trees', 'Planted half a dozen trees'],
  ['en', 'Watered the beds every two weeks', 'Fortnightly watering of the beds'],
  ['en', 'Cut water use by 20%', 'Cut water use by a fifth'],
  ['en', 'Sessions of 90 minutes', 'Sessions of an hour and a half'],
  ['en', 'Heated at 30 kW', 'Heated at 30 kilowatts'],
  ['en', 'Garden of 400 m²', 'Garden of 400 square metres'],
  ['en', 'Lines up to 20 kV', 'Lines of up to 20 kilovolts'],
  ['en', 'Drove at 60 km/h', 'Drove at 60 kilometres per hour'],
  ['en', 'Loads of 3 t', 'Loads of three tonnes'],
  ['en', 'Reduced waiting from 3 weeks to 10 days', 'Waiting cut to ten days from three weeks'],
  ['en', 'Checked the pumps twice in dry summers', 'Checked the pumps in two dry summers'],
  ['en', 'One of three people on call', 'On call with two others'],
  ['en', 'Not open to children under six', 'Not open to children younger than six'],
  ['en', 'No bill above £50', 'Bills of £50 or less'],
  ['de', 'Alle 14 Tage Bewässerung', 'Bewässerung alle zwei Wochen'],
  ['de', 'Garten mit 400 m²', 'Garten mit 400 Quadratmetern'],
  ['de', 'Zweiwöchige Kurse gegeben', 'Kurse von zwei Wochen gegeben'],
  ['de', 'Drei Mal pro Woche gegossen', 'Dreimal wöchentlich gegossen'],
  ['de', 'Einnahmen von 1,2 auf 1,5 Millionen Euro gestiegen', 'Von 1,2 Mio. € auf 1,5 Mio. € gestiegene Einnahmen'],
  ['fr', 'Plantation de 12 arbres', 'Plantation d’une douzaine d’arbres'],
  ['fr', 'Arrosage toutes les deux semaines', 'Arrosage tous les quinze jours'],
  ['fr', 'Séances de 90 minutes', 'Séances d’une heure et demie'],
  ['fr', 'Un des trois référents du potager', 'Référent du potager avec deux autres'],
  ['es', 'Sesiones de 90 minutos', 'Sesiones de hora y media'],
  ['es', 'Instalación de 30 kW', 'Instalación de 30 kilovatios'],
  ['es', 'Riego con otros tres trabajadores', 'Somos cuatro trabajadores en el riego'],
  ['ja', '週3回の水やり', '1週間に3回の水やり'],
];

const WORDS: readonly Pair[] = [
  ['de', 'Stellte Blumenerde nach Rezeptur her', 'Herstellung von Blumenerde nach Rezeptur'],
  ['de', 'Wirkte an der Validierung einer neuen Nitratmethode mit', 'Mitwirkung bei der Validierung einer neuen Methode für Nitrat'],
  ['de', 'Viskositätsmessungen unter Aufsicht', 'Maß unter Aufsicht die Viskosität'],
  ['de', 'Übernahm die Pflege der Beete', 'Pflege der Beete übernommen'],
  ['de', 'Nahm an der Schulung teil', 'Teilnahme an der Schulung'],
  ['fr', 'A tenu la caisse du jardin', 'Tenue de la caisse du jardin'],
  ['fr', 'Une des deux tutrices de stage', 'Un des deux tuteurs de stage'],
  ['es', 'Redujo el gasto en abono', 'El gasto en abono se vio reducido'],
  ['es', 'Condujo el tractor', 'Conducción del tractor'],
  ['en', 'Gave evidence at the hearing', 'Giving evidence at the hearing'],
  ['en', 'Gave CPR lessons to staff', 'Gave cardiopulmonary resuscitation lessons to staff'],
  ['en', 'Wrote standard operating procedures for the greenhouse', 'Wrote SOPs for the greenhouse'],
  ['fr', 'Contrôle des équipements de protection individuelle', 'Contrôle des EPI'],
  ['de', 'Betreuung der EDV im Garten', 'Betreuung der elektronischen Datenverarbeitung im Garten'],
];

const OPERATORS: readonly Pair[] = [
  ['de', 'Prüfung bestanden, mit Ausnahme von Statik', 'Prüfung bestanden, außer in Statik'],
  ['en', 'Obtained 27 permits together with the council', 'Obtained 27 permits with the council'],
  ['en', 'Took part in a pruning audit', 'Joined a pruning audit'],
  ['en', 'Never pruned without the foreman', 'Pruned only with the foreman'],
  ['es', 'No aplica tratamientos aéreos', 'Sin tratamientos aéreos'],
  ['de', 'Führte Gespräche nie allein', 'Führte Gespräche gemeinsam mit anderen'],
  ['en', 'Will begin the grafting course in September 2026', 'Starting the grafting course in September 2026'],
  ['fr', 'Formation hybride prévue à l’automne 2026', 'Suivra une formation hybride à l’automne 2026'],
  ['de', 'Springt für den Meister ein', 'Urlaubsvertretung des Meisters'],
];

const REFUSED: readonly Pair[] = [
  ['de', 'Umstellung auf digitale Pläne beginnt im Herbst 2026', 'Auf digitale Pläne umgestellt'],
  ['en', 'New greenhouse: opening is foreseen for spring 2027', 'New greenhouse, now open'],
  ['en', 'Rarely ran dry thanks to a pump that a colleague set up', 'Set up a pump, so that it rarely ran dry'],
  ['es', 'Propuso un taller, que dirige la profesora', 'Dirige un taller'],
  ['en', 'Obtained 27 permits together with the council', 'Obtained 27 permits on her own'],
  ['ja', '苦情の件数は2022年と2023年で変わらず', '苦情の件数は2022年から2023年にかけて減少'],
  ['en', 'Yield rose from 71 to 78 boxes', 'Raised yield from 71 to 78 boxes by personal care'],
  ['fr', 'Arrosage une fois par jour', 'Arrosage plusieurs fois par jour'],
  ['fr', 'Remplace le chef d’atelier deux semaines par an', 'Chef d’atelier'],
  ['de', 'Praxisanleiterin für sechs Auszubildende', 'Leitung von sechs Auszubildenden'],
  ['en', 'Hope to become a chartered gardener in 2027', 'Chartered gardener'],
];

const said = ({ verdict, detail = '' }: Finding): string => (verdict === 'UNSUPPORTED' ? detail : verdict);

describe('the same in other words', () => {
  it.each([...FIGURES, ...WORDS, ...OPERATORS])('%s: %s → %s', (language, source, text) => {
    const finding = line(language, text, source);
    expect(said(finding)).toBe('REWORDED');
    expect(finding.detail).not.toBe('');
  });
});

describe('more than the source says', () => {
  it.each(REFUSED)('%s: %s → %s', (language, source, text) => {
    const finding = line(language, text, source);
    expect(finding.verdict).toBe('UNSUPPORTED');
    expect(finding.detail).toContain('“');
  });

  it('another figure is never carried, however it is written', () => {
    for (const [language, source, text] of FIGURES) {
      const other = source.replace(/\d+/u, (figure) => String(Number(figure) * 3 + 7));
      if (other === source) continue;
      expect(line(language, text, other).verdict, `${other} → ${text}`).toBe('UNSUPPORTED');
    }
  });
});
