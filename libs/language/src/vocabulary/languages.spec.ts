import { describe, expect, it } from 'vitest';
import { detectLanguage, judgeLanguage } from './languages.js';

describe('detectLanguage', () => {
  it.each([
    ['en', 'Cut billing errors by 30% within six months'],
    ['en', 'Registered nurse with eight years in intensive care'],
    ['fr', 'Réduction de 30 % des erreurs de facturation en six mois'],
    ['fr', "J'ai dirigé une équipe de douze infirmières"],
    ['de', 'Leitete ein Team von zwölf Pflegekräften'],
    ['de', 'Verantwortlich für die Einführung des neuen Kassensystems'],
    ['es', 'Dirigí un equipo de doce enfermeras en urgencias'],
    ['es', 'Reducción de costes del 30 % en seis meses'],
    ['ja', '看護師12名のチームを率いた'],
    ['ja', '営業部長'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    'Ho diretto un team di dodici infermiere presso la clinica',
    'Liderei uma equipa de doze enfermeiras na clínica e reduzi os custos',
    'Ik leidde een team van twaalf verpleegkundigen bij het ziekenhuis',
    'Kierowałam zespołem dwunastu pielęgniarek w szpitalu przez rok',
    'Руководила командой из двенадцати медсестёр',
    '负责十二名护士的团队管理并降低了成本',
  ])('another language is none of the five: %s', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  it('says unclear where there is nothing to tell by', () => {
    expect(judgeLanguage('Kubernetes')).toBe('unclear');
    expect(judgeLanguage('2019–2021')).toBe('unclear');
  });
});
