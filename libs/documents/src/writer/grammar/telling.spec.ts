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
    ['Used in a graduate course', 'quote', 'Used in a graduate course'],
    ['Built by a team of students', 'quote', 'Built by a team of students'],
    ['Distributed systems for ports', 'quote', 'Distributed systems for ports'],
    ['Winner of the harbour prize', 'quote', 'Winner of the harbour prize'],
    ['Built it. Then sold it.', 'quote', 'Built it. Then sold it'],
    ['• **Cut** food waste by 22 %', 'clause', 'I cut food waste by 22 %'],
  ])('%s', (line, form, text) => {
    expect(tellEnglish(line, false)).toEqual({ form, text });
  });

  it('takes the present for a deed only in a post still held', () => {
    expect(tellEnglish('Lead a team of 8', true)).toEqual({ form: 'clause', text: 'I lead a team of 8' });
    expect(tellEnglish('Lead a team of 8', false).form).toBe('quote');
    expect(tellEnglish('Lead engineer for boilers', true).form).toBe('quote');
    expect(tellEnglish('Responsible for the night shift', false).text).toBe('I was responsible for the night shift');
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
    ['Utilisé par 400 élèves', 'quote', 'Utilisé par 400 élèves'],
    ['Suivi de projets', 'nominal', 'le suivi de projets'],
    ['Qualité des soins', 'quote', 'Qualité des soins'],
    ['Chargée de clientèle', 'quote', 'Chargée de clientèle'],
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
    ['Durchlaufzeit um 35 % verkürzt', 'quote', 'Durchlaufzeit um 35 % verkürzt'],
    ['Planung der Touren übernommen', 'quote', 'Planung der Touren übernommen'],
    ['Projekte in drei Ländern', 'quote', 'Projekte in drei Ländern'],
    ['Geprüfte Fachwirtin für Logistik', 'quote', 'Geprüfte Fachwirtin für Logistik'],
    ['Verantwortlich für 12 Filialen', 'clause', 'war ich verantwortlich für 12 Filialen'],
  ])('%s', (line, form, text) => {
    expect(tellGerman(line, false)).toEqual({ form, text });
  });
});

describe('tellSpanish', () => {
  it.each([
    ['Coordiné un equipo de 38', 'clause', 'coordiné un equipo de 38'],
    ['Reduje los costes un 8 %', 'clause', 'reduje los costes un 8 %'],
    ['Coordinar los turnos', 'clause', 'me correspondió coordinar los turnos'],
    ['Gestión de reclamaciones', 'nominal', 'la gestión de reclamaciones'],
    ['Desarrollo de una web', 'nominal', 'el desarrollo de una web'],
    ['Café con 40 mesas', 'quote', 'Café con 40 mesas'],
    ['Redujo los costes', 'quote', 'Redujo los costes'],
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
    ['3社で採用', 'quote', '3社で採用'],
    ['売上高は前年比120%', 'quote', '売上高は前年比120%'],
  ])('%s', (line, form, text) => {
    expect(tellJapanese(line)).toEqual({ form, text });
  });
});
