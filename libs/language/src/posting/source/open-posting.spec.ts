import { describe, expect, it } from 'vitest';
import { openPosting } from './open-posting.js';

const page = '<h2>Requirements</h2><ul><li>Welding &amp; rigging</li><li>Two years</li></ul><script>alert(1)</script>';
const lines = /Requirements\s+- Welding & rigging\n\s*- Two years/u;

describe('a posting is opened', () => {
  it.each([
    ['a page', page, 'html'],
    ['an escaped page', page.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'), 'escaped-html'],
    ['Greenhouse', JSON.stringify({ title: 'Welder', content: page.replaceAll('<', '&lt;').replaceAll('>', '&gt;') }), 'json'],
    ['Ashby', JSON.stringify({ title: 'Welder', descriptionHtml: page }), 'json'],
    ['schema.org', JSON.stringify({ '@graph': [{ '@type': 'JobPosting', title: 'Welder', description: page }] }), 'json'],
    [
      'schema.org in a page',
      `<html><body><p>x</p><script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: 'Welder', description: '<p>Requirements</p><ul><li>Welding &amp; rigging</li><li>Two years</li></ul>' })}</script></body></html>`,
      'html or json',
    ],
  ])('%s', (_, raw, form) => {
    const opened = openPosting(raw);
    expect(form).toContain(opened.form);
    expect(opened.text).toMatch(lines);
    expect(opened.text).not.toContain('alert');
    if (opened.form === 'json') expect(opened.title).toBe('Welder');
  });

  it('with the fields of Lever and schema.org', () => {
    const lever = {
      text: 'Cook',
      categories: { location: 'Oslo', commitment: 'Full-time' },
      lists: [{ text: 'Requirements', content: '<li>HACCP</li>' }],
    };
    expect(openPosting(JSON.stringify(lever))).toMatchObject({
      title: 'Cook',
      place: 'Oslo',
      employment: 'Full-time',
      text: expect.stringMatching(/Requirements:\s+- HACCP/u),
    });
    const job = {
      '@type': 'JobPosting', title: 'Cook', description: 'We cook.', hiringOrganization: { name: 'Inn' }, validThrough: '2027-01-31', identifier: { value: 'C-1' },
      jobLocation: [{ address: { addressLocality: 'Kiel', addressCountry: 'DE' } }], baseSalary: { currency: 'EUR', value: { minValue: 30000, maxValue: 35000, unitText: 'YEAR' } },
    }; // prettier-ignore
    expect(openPosting(JSON.stringify(job))).toMatchObject({
      company: 'Inn',
      place: 'Kiel, DE',
      deadline: '2027-01-31',
      reference: 'C-1',
      pay: '30000 - 35000 EUR YEAR',
    });
  });

  it.each(['Plain text with 3 < 5 and a > b', '{ not json', '[1,2,3]', '{"a":1}', '**Markdown**\n* one', ''])(
    '%j is left as it is',
    (raw) => {
      expect(openPosting(raw)).toEqual({ form: 'text', text: raw });
    },
  );
});
