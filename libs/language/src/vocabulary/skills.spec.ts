import { describe, expect, it } from 'vitest';
import { allSkills, canonicalSkill, findSkills, includedSkills, SKILL_CATEGORIES, skillById } from './skills.js';

const ids = (text: string): string[] => findSkills(text).map((mention) => mention.id);

describe('findSkills', () => {
  it('tells C, C++ and C# apart', () => {
    expect(ids('Wrote drivers in C, C++ and C#.')).toEqual(['c', 'c++', 'c#']);
    expect(ids('Firmware in C++')).toEqual(['c++']);
    expect(ids('C. Meyer joined the C-suite at Vitamin C plant')).toEqual([]);
  });

  it('takes ambiguous words only where their neighbours speak for a skill', () => {
    expect(ids('Go, R, Python')).toEqual(['go', 'r', 'python']);
    expect(ids('Services written in Go')).toEqual(['go']);
    expect(ids('Go to market plans; R&D budgets; ready to go')).toEqual([]);
    expect(ids('Excel at speeches. Spring 2020 intake. React quickly to alarms.')).toEqual([]);
    expect(ids('Reports in Excel and dashboards in React')).toEqual(['microsoft-excel', 'react']);
    expect(ids('Cooked beside Chef Duval and express delivery')).not.toContain('chef');
  });

  it('prefers the longest spelling and gives offsets of the text as written', () => {
    const text = 'Built apps with React Native, Node.js and ＳＱＬ';
    expect(findSkills(text).map(({ id, spelling }) => [id, spelling])).toEqual([
      ['react-native', 'React Native'],
      ['node.js', 'Node.js'],
      ['sql', 'ＳＱＬ'],
    ]);
    for (const { start, end, spelling } of findSkills(text)) expect(text.slice(start, end)).toBe(spelling);
  });

  it('finds skills in French, German, Spanish and Japanese', () => {
    expect(ids('gestion de projet et soins palliatifs')).toEqual(['project-management', 'palliative-care']);
    expect(ids('Erfahrung in Buchhaltung, Schweißen und maschinellem Lernen')).toEqual(['accounting', 'welding']);
    expect(ids('Gestión de inventario y atención al cliente')).toEqual(['inventory-management', 'customer-service']);
    expect(ids('PythonとAWSを用いたデータ分析、機械学習')).toEqual(['python', 'aws', 'data-analysis', 'machine-learning']);
    expect(ids('Goで実装したAPI')).toEqual(['go']);
  });

  it('does not find words inside words', () => {
    expect(ids('Javanese gitarist scraped rustic planks; サーバーレスリングの試合')).not.toEqual(
      expect.arrayContaining(['java', 'git', 'rust']),
    );
  });
});

describe('canonicalSkill', () => {
  it('answers one id for all spellings and undefined for the unknown', () => {
    for (const name of ['Postgres', 'PostgreSQL', 'ポストグレス']) expect(canonicalSkill(name)).toBe('postgresql');
    for (const name of ['node js', 'NodeJS', 'Node.js']) expect(canonicalSkill(name)).toBe('node.js');
    expect(canonicalSkill('excel')).toBe('microsoft-excel');
    expect(canonicalSkill('.NET')).toBe('.net');
    expect(canonicalSkill('underwater basket weaving')).toBeUndefined();
  });

  it('keeps C, C++ and C# apart', () => {
    expect([canonicalSkill('C'), canonicalSkill('C++'), canonicalSkill('C#')]).toEqual(['c', 'c++', 'c#']);
  });
});

describe('the table', () => {
  it('holds at least 400 skills whose broader skills exist', () => {
    expect(allSkills().length).toBeGreaterThanOrEqual(400);
    for (const skill of allSkills()) for (const id of skill.broader) expect(skillById(id), `${skill.id} > ${id}`).toBeDefined();
  });

  it('includes the broader, never the narrower', () => {
    expect(includedSkills('spring-boot')).toEqual(new Set(['spring-boot', 'spring', 'java']));
    expect(includedSkills('sql')).toEqual(new Set(['sql']));
  });
});

describe('the categories', () => {
  it('are given to every skill, beside its kind', () => {
    expect(allSkills().filter(({ category }) => !SKILL_CATEGORIES.includes(category))).toEqual([]);
    expect(allSkills().filter(({ kind, category }) => (kind === 'soft') !== (category === 'SOFT'))).toEqual([]);
  });

  it.each([
    ['JS', 'PROGRAMMING'],
    ['node js', 'FRAMEWORK'],
    ['Postgres', 'DATABASE'],
    ['k8s', 'CLOUD'],
    ['Docker', 'TOOL'],
    ['ML', 'DATA'],
    ['Figma', 'DESIGN'],
    ['Projektmanagement', 'BUSINESS'],
    ['Krankenpflege', 'HEALTH'],
    ['welding', 'TRADE'],
    ['mentoring', 'SOFT'],
    ['teaching', 'OTHER'],
  ])('%s stands under %s', (name, category) => {
    expect(skillById(canonicalSkill(name)!)?.category).toBe(category);
  });
});
