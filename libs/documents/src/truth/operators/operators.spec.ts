import type { Language } from '#language';
import { describe, expect, it } from 'vitest';
import { checkStatement } from '../check-statement.js';
import { readFacts } from '../master/facts.js';
import { entryScope } from '../master/scope.js';
import type { Entry } from '../master/facts.js';
import type { Finding } from '../verdict.js';

/** Enough text to tell what language a person writes in. */
const SUMMARY: Readonly<Record<Language, string>> = {
  en: 'I have worked in the garden of the town since 2019.',
  de: 'Ich arbeite seit 2019 im Garten der Stadt und mit den Kindern der Schule.',
  fr: 'Je travaille depuis 2019 dans le jardin de la ville avec les enfants de l’école.',
  es: 'Trabajo desde 2019 en el jardín de la ciudad con los niños de la escuela.',
  ja: '2019年から町の庭園で働いています。',
};

/** The finding of a bullet against a post with these lines. */
function line(language: Language, text: string, highlights: readonly string[], more: Record<string, unknown> = {}): Finding {
  const master = {
    basics: { summary: SUMMARY[language] },
    work: [{ name: 'Quellhof', position: 'Gardener', startDate: '2019-01', highlights }],
    ...more,
  };
  const facts = readFacts(master);
  const entry = facts.entries.find(({ section }) => section === 'work') as Entry;
  const scope = entryScope(facts, entry, []);
  return checkStatement({ pointer: '/x', text, scope, facts, form: 'line', language, today: { year: 2026, month: 6 } });
}

describe('an operator added', () => {
  it.each<[string, Language, string, string]>([
    ['negation', 'en', 'Planted 40 fruit trees', 'Planted 40 fruit trees without losing one'],
    ['scope', 'en', 'Trained gardeners in pruning', 'Trained all gardeners in pruning'],
    ['scope', 'en', 'Wrote the watering plan', 'Wrote the company-wide watering plan'],
    ['scope', 'en', 'Advised some visitors on roses', 'Advised many visitors on roses'],
    ['comparison', 'en', 'Grew tomatoes in the greenhouse', 'Grew the best tomatoes in the greenhouse'],
    ['comparison', 'en', 'Mowed the meadow', 'Mowed the meadow faster than anyone'],
    ['cause', 'en', 'Rebuilt the compost bays', 'Rebuilt the compost bays, which cut complaints'],
    ['frequency', 'en', 'Checked the irrigation', 'Checked the irrigation daily'],
    ['attribution', 'en', 'Designed the herb garden', 'Designed the herb garden, praised by visitors'],
    ['part', 'en', 'Laid out the rose beds', 'Laid out the rose beds single-handedly'],
    ['negation', 'de', '40 Obstbäume gepflanzt', '40 Obstbäume ohne Verluste gepflanzt'],
    ['scope', 'de', 'Gärtner im Rosenschnitt geschult', 'Sämtliche Gärtner im Rosenschnitt geschult'],
    ['comparison', 'de', 'Kräutergarten angelegt', 'Den schönsten Kräutergarten angelegt'],
    ['cause', 'de', 'Kompost neu angelegt', 'Kompost neu angelegt, wodurch die Beschwerden sanken'],
    ['frequency', 'fr', 'Contrôle de l’arrosage', 'Contrôle quotidien de l’arrosage'],
    ['attribution', 'fr', 'Conception du jardin', 'Conception du jardin, récompensée par un prix'],
    ['scope', 'es', 'Formé a jardineros en poda', 'Formé a todos los jardineros en poda'],
    ['comparison', 'es', 'Diseñé el jardín', 'Diseñé el mejor jardín'],
    ['scope', 'ja', '庭師に剪定を指導', '全庭師に剪定を指導'],
    ['frequency', 'ja', '灌水設備を点検', '灌水設備を常に点検'],
  ])('%s, %s: %s → %s', (kind, language, source, text) => {
    expect(line(language, text, [source])).toMatchObject({ verdict: 'UNSUPPORTED' });
    expect(kind).not.toBe('');
  });
});

describe('an operator dropped', () => {
  it.each<[Language, string, string]>([
    ['en', 'Never sprayed pesticides in the orchard', 'Sprayed pesticides in the orchard'],
    ['en', 'The planned greenhouse was drawn for the council', 'Greenhouse drawn for the council'],
    ['en', 'Helped draft the planting scheme', 'Drafted the planting scheme'],
    ['en', 'Pruned about 300 trees', 'Pruned 300 trees'],
    ['en', 'Watered two of the nine beds', 'Watered the nine beds'],
    ['en', 'Our team won the spring show', 'Won the spring show'],
    ['en', 'Trained by the head gardener in grafting', 'Trained the head gardener in grafting'],
    ['de', 'Mithilfe beim Bau des Gewächshauses', 'Bau des Gewächshauses'],
    ['de', 'Keine Pflanzenschutzmittel im Obstgarten eingesetzt', 'Pflanzenschutzmittel im Obstgarten eingesetzt'],
    ['fr', 'Participation à la création du potager', 'Création du potager'],
    ['es', 'Ayudé a podar los rosales', 'Podé los rosales'],
    ['ja', '温室の建設を補助', '温室を建設'],
  ])('%s: %s → %s', (language, source, text) => {
    expect(line(language, text, [source])).toMatchObject({ verdict: 'UNSUPPORTED' });
  });
});

describe('kept', () => {
  it.each<[Language, string, string]>([
    ['en', 'Planted 40 fruit trees without losing one', '40 fruit trees planted without losing one'],
    ['en', 'Helped draft the planting scheme', 'Assisted in drafting the scheme for planting'],
    ['en', 'Checked the irrigation every Monday', 'Checked the irrigation weekly'],
    ['en', 'Trained the whole crew in pruning', 'Taught the entire crew pruning'],
    ['de', 'Anleitung von drei Azubis', 'Leitete drei Auszubildende an'],
    ['fr', 'Participation à la création du potager', 'A contribué à la création du potager'],
    ['es', 'Ayudé a podar los rosales', 'Apoyo en la poda de los rosales'],
    ['ja', '温室の建設を補助', '温室建設の補助'],
  ])('%s: %s → %s', (language, source, text) => {
    const finding = line(language, text, [source]);
    expect(finding.verdict === 'UNSUPPORTED' ? finding.detail : finding.verdict).not.toContain('“');
    expect(finding.detail ?? finding.verdict).not.toBe('');
  });

  it('a reworded statement says what was aligned with what', () => {
    expect(line('en', 'Constructed the compost bays', ['Built the compost bays'])).toMatchObject({
      verdict: 'REWORDED',
      detail: expect.stringContaining('/work/0/highlights/0'),
    });
  });

  it('padding is flagged', () => {
    expect(line('en', 'Passionate: built the compost bays', ['Built the compost bays'])).toMatchObject({
      verdict: 'REWORDED',
      detail: expect.stringContaining('padding'),
    });
  });
});
