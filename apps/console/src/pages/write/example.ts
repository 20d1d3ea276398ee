/** Of nobody: what a stranger may try the page with. */
export const EXAMPLE = {
  basics: { name: 'Ada Example', label: 'Backend engineer', email: 'ada@example.org', summary: 'Builds services that lose nothing.' },
  work: [
    {
      name: 'Northwind Logistics',
      position: 'Backend engineer',
      startDate: '2021-03',
      highlights: [
        'Built the shipment queue in TypeScript and PostgreSQL',
        'Cut the p99 latency of the booking API from 900 ms to 120 ms',
        'Mentored three junior engineers',
      ],
    },
    {
      name: 'Fjord Retail',
      position: 'Software developer',
      startDate: '2018-01',
      endDate: '2021-02',
      highlights: ['Moved 40 services to Kubernetes without an outage', 'Wrote the runbooks for the on-call team'],
    },
  ],
  skills: [{ name: 'Backend', keywords: ['TypeScript', 'Node.js', 'PostgreSQL', 'GraphQL', 'Kubernetes'] }],
  education: [{ institution: 'Example University', area: 'Computer science', studyType: 'BSc', startDate: '2014', endDate: '2017' }],
  languages: [{ language: 'English', fluency: 'native' }],
};
