/** People of the English-speaking trades, written as people write: verbs with and without subject, nouns, short lines, markup, odd dates. Invented. */
export const ENGLISH = {
  welder: {
    basics: { name: 'Dora Ashby', label: 'Coded Welder', email: 'dora@example.com', summary: 'Coded welder, seven years in boiler shops.' },
    work: [
      {
        name: 'Plumley Fabrication',
        position: 'Lead Welder',
        startDate: '2021-05',
        highlights: [
          'Welded 140 pressure vessels to ASME Section IX',
          'Trained 5 apprentices',
          '97.8% first-pass X-ray acceptance in 2024',
          'Reads blueprints and isometrics',
        ],
      },
      {
        name: 'Red Fork Steel',
        position: 'Welder',
        startDate: '2017-08',
        endDate: '2021-04',
        highlights: ['Structural steel to AWS D1.1', 'MIG, stick and flux-core', 'Forklift'],
      },
    ],
    education: [{ institution: 'Tulsa Tech', area: 'Welding Technology', studyType: 'AAS', startDate: '2015-09', endDate: '2017-06' }],
    certificates: [{ name: 'AWS D1.1 3G/4G' }, { name: 'Forklift licence' }],
    skills: [{ name: 'Processes', keywords: ['GMAW', 'GTAW', 'SMAW', 'FCAW'] }],
  },
  nurse: {
    basics: {
      name: 'Emily Tran, RN',
      label: 'Registered Nurse',
      email: 'emily@example.com',
      summary: 'Registered Nurse with 6 years on a 32-bed telemetry unit. I care for post-operative patients.',
    },
    work: [
      {
        name: 'Lakeside Regional Medical Center',
        position: 'Registered Nurse, Telemetry',
        startDate: '2020-07',
        highlights: [
          'Care for 5 patients per 12-hour shift on a 32-bed telemetry unit',
          'Preceptor for 9 new graduate nurses since 2022',
          'Cut CAUTI rate from 2.1 to 0.6 per 1,000 catheter days as unit champion',
          'Charge nurse on night shift, about twice a month',
          'Document in Epic; titrate heparin, insulin and amiodarone drips',
        ],
      },
      {
        name: 'Sunrise Skilled Nursing',
        position: 'Nursing Assistant',
        startDate: '2017-05',
        endDate: '2020-06',
        highlights: ['Helped 14 residents a day with bathing and feeding', 'Took vital signs & reported changes to the RN'],
      },
    ],
    education: [
      { institution: 'University of Texas at Arlington', area: 'Nursing', studyType: 'BSN', startDate: '2016-08', endDate: '2020-05' },
    ],
    certificates: [{ name: 'ACLS' }, { name: 'BLS' }, { name: 'RN License, Texas' }],
    languages: [
      { language: 'English', fluency: 'Native' },
      { language: 'Vietnamese', fluency: 'Conversational' },
    ],
  },
  chef: {
    basics: { name: 'Rosa Lindgren', label: 'Chef', email: 'rosa@example.com' },
    work: [
      {
        name: 'A Cafe',
        position: 'Chef',
        startDate: '2022',
        highlights: ['RAN A KITCHEN TEAM OF 7', '✅ Planned menus for 4 seasons', '→ Cut food waste by 18% 🎉'],
      },
      { name: 'B Cafe', position: 'Consultant', startDate: '2021', highlights: ['Advise the owner on menus'] },
      {
        name: 'Old Mill',
        position: 'Commis Chef',
        startDate: '2017-05',
        endDate: '2020-01',
        highlights: ['Prepared 120 covers a night', 'Prepared 120 covers a night.'],
      },
    ],
    certificates: [{ name: 'Food Hygiene Level 3' }],
    languages: [{ language: 'French', fluency: 'B1' }],
  },
  teacher: {
    basics: { name: 'Robin Ash', label: 'Physics Teacher', email: 'robin@example.com' },
    work: [
      {
        name: 'Oak School',
        position: 'Physics Teacher',
        startDate: '2019-09',
        highlights: [
          'Taught physics to 120 pupils a year',
          'Form tutor of 28 pupils',
          'Raised the share of top grades from 21% to 34% in three years',
          'Running the astronomy club',
        ],
      },
      {
        name: 'University of York',
        position: 'Lab Demonstrator',
        startDate: '2016-10',
        endDate: '2017-06',
        highlights: ['Supervised 4 groups of first-year students'],
      },
    ],
    education: [
      { institution: 'University of York', area: 'Education', studyType: 'PGCE', endDate: '2018-06' },
      { institution: 'University of Leeds', area: 'Physics', studyType: 'BSc', endDate: '2017-06' },
    ],
  },
  researcher: {
    basics: { name: 'Mei Tan', label: 'Postdoctoral Researcher', email: 'mei@example.com' },
    work: [
      {
        name: 'University of Otago',
        position: 'Postdoctoral Researcher',
        startDate: '2022-02',
        endDate: '2027-12',
        highlights: ['Ran 3 field seasons on kelp forests', 'Supervision of two doctoral students', 'Secured NZ$ 240,000 in grants'],
      },
    ],
    education: [{ institution: 'University of Otago', area: 'Marine Biology', studyType: 'PhD', startDate: '2018', endDate: '2022' }],
    publications: [
      { name: 'Kelp loss in southern fjords', publisher: 'Marine Letters', releaseDate: '2023-04' },
      { name: 'Urchin grazing rates', publisher: 'J. Exp. Seas', releaseDate: '2021-09' },
    ],
    awards: [{ title: 'Early Career Prize', awarder: 'Marine Society', date: '2024' }],
    skills: [{ name: 'Methods', keywords: ['R', 'Python', 'GIS'] }],
  },
  student: {
    basics: { name: 'Tomás Rivas', label: 'Law student', email: 'tomas@example.com' },
    education: [{ institution: 'University of Leeds', area: 'Law', studyType: 'LLB', startDate: '2024-09', endDate: '2027-06' }],
    work: [
      {
        name: 'Citizens Advice',
        position: 'Adviser',
        startDate: '2025-01',
        highlights: ['Advised 120 clients on housing debt', 'Drafted letters to landlords'],
      },
    ],
    volunteer: [{ organization: 'Soup Bus', position: 'Cook', startDate: '2022-01', highlights: ['Cooked for 90 people every Friday'] }],
  },
  mason: {
    basics: { name: 'Jon Hale', label: 'Mason' },
    work: [
      { name: 'Elm Stone, Inc.', position: 'Mason', startDate: '2019-05', highlights: ['Trained 5 apprentices', 'Restored 14 chapels'] },
    ],
  },
  seller: {
    basics: {
      name: 'Morgan Whitlock',
      label: 'Account Executive',
      email: 'morgan@example.com',
      phone: '+44 20 7946 0991',
      summary: 'Account executive who sells packaging lines to food producers.',
    },
    work: [
      {
        name: 'Brightwell Packaging',
        position: 'Account Executive',
        startDate: '2019-03',
        highlights: [
          'Closed 31 contracts worth £4.2 million in 2024',
          'Kept 94% of accounts over four years',
          'Wrote the bid for a national bakery (£1.1m, won against 5 rivals)',
        ],
      },
      {
        name: 'Castle Paper',
        position: 'Sales Representative',
        startDate: '2015-06',
        endDate: '2019-02',
        highlights: ['Visited 20 customers a week across Yorkshire', 'Top seller of 12 reps in 2018'],
      },
    ],
    education: [{ institution: 'University of Hull', area: 'Business Studies', studyType: 'BA', startDate: '2012', endDate: '2015' }],
    skills: [{ name: 'Selling', keywords: ['Salesforce', 'negotiation', 'tenders', 'CRM'] }],
  },
  warehouse: {
    basics: { label: 'Warehouse Operative', email: 'pat.l@example.com' },
    work: [
      {
        name: 'N/A',
        position: 'Picker',
        startDate: '2023-02',
        endDate: 'unknown',
        highlights: ['Picked 140 lines an hour', 'Led a team of XX people'],
      },
      {
        name: 'Harbour Freight',
        position: 'Loader',
        startDate: '2019-01',
        endDate: '2022-12',
        highlights: [
          '<p>Loaded <b>40 trailers</b> a week</p>',
          'Safety representative for 60 colleagues\nKept the loading bay free of accidents for 18 months',
        ],
      },
    ],
    certificates: [{ name: 'Counterbalance forklift licence' }],
  },
};
