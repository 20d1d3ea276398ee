/** English, software: four posts, one of them current, more highlights than fit. */
export const platformEngineer = {
  basics: {
    name: 'Imogen Farrow',
    label: 'Senior Platform Engineer',
    email: 'imogen.farrow@example.org',
    location: { city: 'Bristol', countryCode: 'GB' },
    summary: 'Platform engineer who likes quiet pagers and readable post-mortems.',
    profiles: [{ network: 'GitHub', username: 'ifarrow-example', url: 'https://git.example.org/ifarrow' }],
  },
  work: [
    {
      name: 'Tidewater Freight',
      position: 'Senior Platform Engineer',
      location: 'Bristol',
      startDate: '2021-04',
      summary: 'Platform team of a freight exchange with 2,300 carriers.',
      highlights: [
        'Moved 64 services from hand-kept virtual machines to Kubernetes over nine months without a planned outage',
        'Cut the median deployment time from 47 minutes to 8 by rebuilding the CI/CD pipeline on GitHub Actions',
        'Built the on-call runbook and alert review that brought night pages down from 31 to 4 a month',
        'Wrote the Terraform modules that 11 product teams use to create their own AWS accounts',
        'Introduced OpenTelemetry tracing and Grafana dashboards across 40 services',
        'Mentored three junior engineers, two of whom now lead their own services',
        'Ran the quarterly disaster-recovery rehearsal for the PostgreSQL clusters',
      ],
    },
    {
      name: 'Larkspur Health',
      position: 'Backend Engineer',
      location: 'Cardiff',
      startDate: '2017-09',
      endDate: '2021-03',
      highlights: [
        'Designed the appointment API in Go that serves 180 clinics and 1.2 million bookings a year',
        'Reduced the p95 latency of patient search from 900 ms to 140 ms by reworking its PostgreSQL indexes',
        'Replaced nightly batch imports with a Kafka stream, so that records arrive within two minutes instead of a day',
        'Led the security review that prepared the product for ISO 27001',
        'Wrote the contract tests between 14 services',
      ],
    },
    {
      name: 'Brightmoor Council',
      position: 'Web Developer',
      startDate: '2014-07',
      endDate: '2017-08',
      highlights: [
        'Rebuilt the parking-permit service in Python and Django, used by 26,000 households',
        'Made 90 council forms usable with a screen reader',
        'Trained twelve editors in writing for the web',
      ],
    },
    {
      name: 'Kestrel Print Works',
      position: 'Junior Developer',
      startDate: '2012-09',
      endDate: '2014-06',
      highlights: [
        'Maintained the PHP shop and its MySQL database',
        'Automated the proofing e-mails, which saved the studio about six hours a week',
      ],
    },
  ],
  education: [
    {
      institution: 'University of Swansea',
      area: 'Computer Science',
      studyType: 'Bachelor of Science',
      startDate: '2009-09',
      endDate: '2012-06',
      courses: ['Operating Systems', 'Databases', 'Distributed Systems'],
    },
  ],
  certificates: [
    { name: 'Certified Kubernetes Administrator', date: '2022-05-14', issuer: 'Cloud Native Computing Foundation' },
    { name: 'AWS Certified Solutions Architect – Associate', date: '2020-11-02', issuer: 'Amazon Web Services' },
  ],
  projects: [
    {
      name: 'pagewatch',
      description: 'A small tool that counts how often each alert wakes somebody.',
      highlights: ['Used by four companies known to me', 'Written in Rust with no run-time dependencies'],
      keywords: ['Rust', 'Alerting'],
      startDate: '2022-02',
    },
  ],
  skills: [
    { name: 'Languages', level: 'Advanced', keywords: ['Go', 'Python', 'TypeScript', 'Rust', 'SQL'] },
    { name: 'Platform', level: 'Advanced', keywords: ['Kubernetes', 'Docker', 'Helm', 'Terraform', 'AWS', 'GitHub Actions', 'Argo CD'] },
    { name: 'Data', level: 'Intermediate', keywords: ['PostgreSQL', 'Kafka', 'Redis'] },
    { name: 'Observability', keywords: ['Prometheus', 'Grafana', 'OpenTelemetry'] },
  ],
  languages: [
    { language: 'English', fluency: 'Native speaker' },
    { language: 'French', fluency: 'B2' },
  ],
  interests: [{ name: 'Bell ringing' }],
  'x-availability': { notice: 'two months' },
};
