import { describe, expect, it } from 'vitest';
import { acceptValue } from '../accept/accept.js';
import { baker, glassblower, porter } from '../../test/fixtures/people.js';

const items = (...list: object[]): object => ({ name: 'Experience', items: list });

describe('files of other tools', () => {
  it.each<[string, object, RegExp]>([
    [
      'Reactive Resume 4',
      {
        basics: { name: 'Mo', headline: 'Cook', customFields: [] },
        sections: { experience: items({ company: 'X', date: '2019' }) },
        metadata: {},
      },
      /Reactive Resume file \(version 4\)/,
    ],
    [
      'Reactive Resume 5',
      { picture: {}, basics: { name: 'Mo' }, sections: { experience: items({ hidden: false, company: 'X' }) }, customSections: [] },
      /Reactive Resume file \(version 5\)/,
    ],
    [
      'Reactive Resume 5 without anything in it',
      { picture: { url: '' }, basics: { name: 'Mo' }, sections: { skills: items() } },
      /version 5/,
    ],
    [
      'Reactive Resume 1',
      { profile: { firstName: 'Mo' }, work: { enable: true, heading: 'Work', items: [{ company: 'X' }] } },
      /version 1 or 2/,
    ],
    ['FRESH, said by itself', { name: 'Mo', meta: { format: 'FRESH@0.6.0' }, contact: { email: 'mo@example.com' } }, /FRESH/],
    [
      'FRESH, by its shape',
      { name: 'Mo', info: {}, employment: { history: [{ employer: 'X' }] }, languages: [{ language: 'Polish' }] },
      /FRESH.*HackMyResume/,
    ],
    [
      'RenderCV',
      { cv: { name: 'Mo', sections: { experience: [{ company: 'X', start_date: '2014-02' }] } }, design: { theme: 'classic' } },
      /RenderCV/,
    ],
    ['RenderCV without sections', { cv: { name: 'Mo', social_networks: [] } }, /RenderCV/],
    ['Europass 3', { SkillsPassport: { LearnerInfo: { Identification: {} } } }, /Europass/],
    ['Europass of today', { profile: { personalInformation: { firstName: 'Mo' } } }, /Europass/],
    ['OpenResume', { resume: { profile: { name: 'Mo' }, workExperiences: [{ company: 'X' }] }, settings: {} }, /OpenResume/],
    ['Manfred', { aboutMe: { profile: { name: 'Mo' } }, experience: { jobs: [] } }, /Manfred/],
    ['schema.org', { '@context': 'https://schema.org', '@type': 'Person', name: 'Mo', email: 'mo@example.com' }, /schema\.org/],
    ['a posting', { '@context': 'https://schema.org/', '@type': 'JobPosting', title: 'Cook' }, /job posting/],
    ['a schema', { $schema: 'http://json-schema.org/draft-07/schema#', properties: { basics: {} } }, /JSON schema/],
  ])('%s is named, and nothing of it taken for a résumé', (_, record, name) => {
    expect(acceptValue(record)).toMatchObject({
      status: 'rejected',
      findings: [{ pointer: '', code: 'FOREIGN_FORMAT', message: expect.stringMatching(name) as string }],
    });
  });

  it.each<[string, object]>([
    ['a record of today', glassblower],
    ['an old one', baker],
    ['one with positions', porter],
    ['one in a wrapper `cv`', { cv: { basics: { name: 'Mo' }, work: [] } }],
    ['one with sections of its own beside', { basics: { name: 'Mo' }, work: [{ name: 'X' }], sections: { extra: items({ a: 1 }) } }],
    ['one with a profile', { basics: { name: 'Mo' }, profile: { short: 'Cook' } }],
  ])('%s is none', (_, record) => expect(acceptValue(record).status).not.toBe('rejected'));
});
