import { describe, expect, it } from 'vitest';
import { tellEnglish } from './english.js';
import { tellFrench } from './french.js';
import { tellGerman } from './german.js';
import { tellJapanese } from './japanese.js';
import { tellSpanish } from './spanish.js';

describe('tellEnglish', () => {
  it.each([
    ['Cut food waste by 22 %', 'clause', 'I cut food waste by 22 %'],
    ['Successfully won the tender.', 'clause', 'I successfully won the tender'],
    ['Hired, trained and kept a team of 35', 'clause', 'I hired, trained and kept a team of 35'],
    ['Welded 40 pressure vessels', 'clause', 'I welded 40 pressure vessels'],
    ['Worked with nine schools', 'clause', 'I worked with nine schools'],
    ['Managing the rota of 12 nurses', 'nominal', 'managing the rota of 12 nurses'],
    ['Distributed systems for ports', 'listed', 'distributed systems for ports'],
    ['Winner of the harbour prize', 'role', 'winner of the harbour prize'],
    ['Charge nurse on night shift, about twice a month', 'role', 'charge nurse on night shift, about twice a month'],
    ['Structural steel to AWS D1.1', 'listed', 'structural steel to AWS D1.1'],
    ['97.8% first-pass X-ray acceptance', 'listed', '97.8% first-pass X-ray acceptance'],
    ['Server room of 40 racks', 'listed', 'server room of 40 racks'],
    ['Reads blueprints and isometrics', 'clause', 'I read blueprints and isometrics'],
    ['Manages a team of 5', 'clause', 'I managed a team of 5'],
    ['Built it. Then sold it.', 'clause', 'I built it'],
    ['• **Cut** food waste by 22 %', 'clause', 'I cut food waste by 22 %'],
  ])('%s', (line, form, text) => {
    expect(tellEnglish(line, false)).toEqual({ form, text });
  });

  it.each([
    ['Error rate below 0.5 %', 'an error rate below 0.5 %'],
    ['Herd of 90 goats', 'a herd of 90 goats'],
    ['Three routes through the marsh', 'three routes through the marsh'],
    ['Night shifts in a bakery', 'night shifts in a bakery'],
  ])('%s has its article', (line, text) => {
    expect(tellEnglish(line, false)).toEqual({ form: 'listed', text });
  });

  it('takes the present for a deed only in a post still held', () => {
    expect(tellEnglish('Lead a team of 8', true)).toEqual({ form: 'clause', text: 'I lead a team of 8' });
    expect(tellEnglish('Lead a team of 8', false)?.text).toBe('I led a team of 8');
    expect(tellEnglish('Lead engineer for boilers', true)?.form).toBe('role');
    expect(tellEnglish('Responsible for the night shift', false)?.text).toBe('I was responsible for the night shift');
  });

  it.each(['Used in a graduate course', 'Built by a team of students'])('says nothing where nobody knows who did it: %s', (line) => {
    expect(tellEnglish(line, false)).toBeUndefined();
  });
});

describe('tellFrench', () => {
  it.each([
    ['Formé 9 infirmiers', 'clause', "j'ai formé 9 infirmiers"],
    ['Mis en place un protocole', 'clause', "j'ai mis en place un protocole"],
    ['Participé à une étude', 'clause', "j'ai participé à une étude"],
    ['Gérer un budget de 2 M€', 'clause', "j'ai eu pour tâche de gérer un budget de 2 M€"],
    ['Encadrer une équipe', 'clause', "j'ai eu pour tâche d'encadrer une équipe"],
    ['Coordination d’une équipe de 12', 'nominal', 'la coordination d’une équipe de 12'],
    ['Écriture de 120 tests', 'nominal', "l'écriture de 120 tests"],
    ['Développement d’une API', 'nominal', 'le développement d’une API'],
    ['Suivi de projets', 'nominal', 'le suivi de projets'],
    ['Qualité des soins', 'nominal', 'la qualité des soins'],
    ['A réduit les délais de 20 %', 'clause', "j'ai réduit les délais de 20 %"],
    ['Hausse de 12 % des ventes', 'nominal', 'la hausse de 12 % des ventes'],
    ['Chargée de clientèle', 'role', 'chargée de clientèle'],
  ])('%s', (line, form, text) => {
    expect(tellFrench(line, false)).toEqual({ form, text });
  });
});

describe('tellGerman', () => {
  it.each([
    ['Leitete ein Team von 24 Personen', 'clause', 'leitete ich ein Team von 24 Personen'],
    ['Führte ein neues System ein', 'clause', 'führte ich ein neues System ein'],
    ['Schulung von 60 Beschäftigten', 'nominal', 'die Schulung von 60 Beschäftigten'],
    ['Aufbau einer Tourenplanung', 'nominal', 'der Aufbau einer Tourenplanung'],
    ['Durchlaufzeit um 35 % verkürzt', 'clause', 'habe ich die Durchlaufzeit um 35 % verkürzt'],
    ['Umsatz um 8 % gesteigert', 'clause', 'habe ich den Umsatz um 8 % gesteigert'],
    ['Neues Kassensystem eingeführt', 'clause', 'habe ich ein neues Kassensystem eingeführt'],
    ['4 Radwegprojekte geleitet', 'clause', 'habe ich 4 Radwegprojekte geleitet'],
    ['Planung der Touren übernommen', 'clause', 'habe ich die Planung der Touren übernommen'],
    ['Projekte', 'listed', 'Projekte'],
    ['Leitung einer Werkstatt', 'nominal', 'die Leitung einer Werkstatt'],
    ['Verlegen von Kabeln', 'nominal', 'das Verlegen von Kabeln'],
    ['Aufgaben von drei Stellen', 'listed', 'Aufgaben von drei Stellen'],
    ['Geprüfte Fachwirtin für Logistik', 'listed', 'Geprüfte Fachwirtin für Logistik'],
    ['Verantwortlich für 12 Filialen', 'clause', 'war ich verantwortlich für 12 Filialen'],
  ])('%s', (line, form, text) => {
    expect(tellGerman(line, false)).toEqual({ form, text });
  });
});

describe('nouns of more than one and the present tense', () => {
  it.each(['Projekte in drei Ländern', 'Schulungen für 40 Beschäftigte', 'Wartungen von Aufzügen'])(
    '%s has no article and a verb of its number',
    (line) => {
      expect(tellGerman(line, false)).toEqual({ form: 'nominal', text: line, plural: true });
    },
  );

  it.each([
    [tellGerman, 'Betreue 30 Gärten', 'betreue ich 30 Gärten'],
    [tellSpanish, 'Coordino a ocho jardineros', 'coordino a ocho jardineros'],
    [tellFrench, 'Encadre huit jardiniers', undefined],
    [tellFrench, 'Encadre une équipe de huit', "j'encadre une équipe de huit"],
  ] as const)('%s %s', (tell, line, text) => {
    const told = tell(line, true);
    if (text !== undefined) expect(told).toEqual({ form: 'clause', text });
    // Of a post that is over nobody does it now.
    expect(tell(line, false)?.text).not.toBe(text ?? '');
  });

  it.each(['Apoyo a la dirección', 'Diseño de jardines'])('%s is a noun', (line) => {
    expect(tellSpanish(line, true)?.form).toBe('nominal');
  });
});

describe('tellSpanish', () => {
  it.each([
    ['Coordiné un equipo de 38', 'clause', 'coordiné un equipo de 38'],
    ['Reduje los costes un 8 %', 'clause', 'reduje los costes un 8 %'],
    ['Coordinar los turnos', 'clause', 'me correspondió coordinar los turnos'],
    ['Gestión de reclamaciones', 'nominal', 'la gestión de reclamaciones'],
    ['Desarrollo de una web', 'nominal', 'el desarrollo de una web'],
    ['Café con 40 mesas', 'listed', 'café con 40 mesas'],
    ['Redujo los costes', 'clause', 'reduje los costes'],
    ['Organizó 3 ferias', 'clause', 'organicé 3 ferias'],
    ['Pagó 90 nóminas', 'clause', 'pagué 90 nóminas'],
    ['Escribió el manual', 'clause', 'escribí el manual'],
    ['Cambió el proveedor', 'clause', 'cambié el proveedor'],
  ])('%s', (line, form, text) => {
    expect(tellSpanish(line, false)).toEqual({ form, text });
  });
});

describe('tellJapanese', () => {
  it.each([
    ['月次決算を5日に短縮', 'clause', '月次決算を5日に短縮しました'],
    ['手順書の作成', 'clause', '手順書の作成を行いました'],
    ['指摘事項を2件に削減した', 'clause', '指摘事項を2件に削減した経験がございます'],
    ['新人3名を指導しました。', 'clause', '新人3名を指導しました'],
    ['3社で採用', 'listed', '3社で採用'],
    ['売上高は前年比120%', 'clause', '売上高は前年比120%でした'],
  ])('%s', (line, form, text) => {
    expect(tellJapanese(line)).toEqual({ form, text });
  });
});
