/** English, a change of profession: long hospitality years, short analytics ones. */
export const careerChanger = {
  basics: { name: 'Oluwaseun Pryce', label: 'Data Analyst', email: 'o.pryce@example.org', location: { city: 'Leeds', countryCode: 'GB' } },
  work: [
    {
      name: 'Harrow & Vine Hotels',
      position: 'Data Analyst',
      startDate: '2023-02',
      endDate: '2025-05',
      highlights: [
        'Built a Tableau dashboard of room revenue that the managers of nine hotels open every morning',
        'Wrote the SQL models that replaced 23 spreadsheets for the monthly forecast',
        'Brought the error of the weekly occupancy forecast from 14 % down to 6 % with a Python model',
        'Answered about 30 data questions a month from finance and operations',
      ],
    },
    {
      name: 'Harrow & Vine Hotels',
      position: 'Restaurant Manager',
      startDate: '2017-03',
      endDate: '2023-01',
      highlights: [
        'Managed 28 staff across two dining rooms',
        'Raised the average bill by £4.10 with a menu test over three seasons',
        'Cut food waste by 22 % by weighing and logging it every night',
        'Negotiated yearly contracts with 16 suppliers',
      ],
    },
    {
      name: 'The Copper Ladle',
      position: 'Assistant Manager',
      startDate: '2013-06',
      endDate: '2017-02',
      highlights: ['Trained 40 new starters in four years', 'Ran the weekly stock count'],
    },
  ],
  education: [
    {
      institution: 'Leeds City College',
      area: 'Hospitality Management',
      studyType: 'Foundation Degree',
      startDate: '2011-09',
      endDate: '2013-06',
    },
  ],
  certificates: [{ name: 'Tableau Certified Data Analyst', date: '2023-10', issuer: 'Tableau' }],
  volunteer: [
    {
      organization: 'Leeds Food Rescue',
      position: 'Data Volunteer',
      startDate: '2022-01',
      endDate: '2023-12',
      highlights: ['Cleaned three years of collection records and published monthly figures for 18 partner shops'],
    },
  ],
  skills: [
    { name: 'Analysis', keywords: ['SQL', 'Python', 'pandas', 'Excel', 'A/B testing'] },
    { name: 'Presentation', keywords: ['Tableau', 'Power BI'] },
    { name: 'Operations', keywords: ['Budgeting', 'Scheduling', 'Supplier negotiation', 'Staff training'] },
  ],
  languages: [
    { language: 'English', fluency: 'Native speaker' },
    { language: 'Yoruba', fluency: 'Fluent' },
  ],
};
