import type { Resume } from '#json-resume';

export const DATE = '2026-11-29T12:00:00.000Z';

/** Texts that some writer's language would take for its own. */
export const HOSTILE = [
  '#import "@preview/cetz:0.3.4"',
  '#read("/etc/passwd")',
  '$ x^2 $ and \\ and @label and <label>',
  '= Heading',
  '- item',
  '1. one',
  '*bold* _em_ `code` [x](javascript:alert(1))',
  '<script>alert(1)</script> &amp; "quoted"',
  '~~gone~~ | table | #tag',
  'C++, C#, .NET, R&D 100 %',
] as const;

/** Somebody made up; two pages of a career. */
export const ENGINEER: Resume = {
  basics: {
    name: 'Maren Lindqvist',
    label: 'Platform Engineer',
    email: 'maren.lindqvist@example.org',
    phone: '+46 70 555 01 23',
    url: 'https://lindqvist.example.org',
    location: { city: 'Gothenburg', countryCode: 'SE' },
    profiles: [{ network: 'GitHub', username: 'mlindqvist', url: 'https://github.example.org/mlindqvist' }],
    summary:
      'Platform engineer with eleven years behind payment and logistics systems. I make deployments boring: small steps, measured, and reversible. Most at home between PostgreSQL, Kubernetes and the people who carry the pager.',
  },
  work: [
    {
      name: 'Northwind Freight',
      position: 'Lead Platform Engineer',
      location: 'Gothenburg, Sweden',
      url: 'https://northwind.example.org',
      startDate: '2021-03',
      summary: 'Owner of the platform that plans 40,000 shipments a day in four countries.',
      highlights: [
        'Moved 62 services from virtual machines to Kubernetes in nine months without an outage that a customer saw',
        'Cut the time from merge to production from two days to 14 minutes, with automatic roll-back on error budget',
        'Brought the cost of the cluster down by 31 % by right-sizing requests and moving batch work to spot nodes',
        'Led a team of six; two of them now lead teams of their own',
      ],
    },
    {
      name: 'Åre Betal AB',
      position: 'Senior Backend Engineer',
      location: 'Stockholm, Sweden',
      startDate: '2017-08',
      endDate: '2021-02',
      highlights: [
        'Designed the ledger that settles 3.2 million card payments a month; every entry balanced, every night, for three years',
        'Replaced nightly batch reconciliation by streaming, so that differences show in minutes instead of the next morning',
        'Wrote the on-call handbook the company still uses',
      ],
    },
    {
      name: 'Söder Logistik',
      position: 'Software Developer',
      location: 'Malmö, Sweden',
      startDate: '2015-06',
      endDate: '2017-07',
      highlights: [
        'Built the route planner’s API in TypeScript and PostgreSQL',
        'Introduced code review and continuous integration to a team of nine',
      ],
    },
  ],
  projects: [
    {
      name: 'pg-lanes',
      description: 'An open-source library that shares a PostgreSQL queue fairly among tenants.',
      url: 'https://github.example.org/mlindqvist/pg-lanes',
      startDate: '2022',
      keywords: ['TypeScript', 'PostgreSQL'],
      highlights: ['Used in production by some forty companies'],
    },
  ],
  education: [
    {
      institution: 'Chalmers University of Technology',
      studyType: 'MSc',
      area: 'Computer Science',
      startDate: '2010-09',
      endDate: '2015-06',
      score: '4.6 of 5',
      courses: ['Distributed Systems', 'Databases', 'Compilers'],
    },
  ],
  skills: [
    { name: 'Platform', keywords: ['Kubernetes', 'Helm', 'Terraform', 'AWS', 'OpenTelemetry'] },
    { name: 'Data', level: 'Expert', keywords: ['PostgreSQL', 'Kafka', 'Pulsar'] },
    { name: 'Languages', keywords: ['TypeScript', 'Go', 'SQL', 'Python'] },
  ],
  languages: [
    { language: 'Swedish', fluency: 'Native' },
    { language: 'English', fluency: 'Fluent' },
    { language: 'German', fluency: 'B1' },
  ],
  certificates: [{ name: 'Certified Kubernetes Administrator', issuer: 'CNCF', date: '2023-05' }],
  awards: [{ title: 'Engineer of the Year', awarder: 'Northwind Freight', date: '2023-12', summary: 'For the move to Kubernetes.' }],
  volunteer: [
    {
      organization: 'Kodcentrum',
      position: 'Teacher',
      startDate: '2018-01',
      highlights: ['Teaches children of 9 to 13 to program, one evening a week'],
    },
  ],
  interests: [{ name: 'Sailing' }, { name: 'Letterpress printing' }],
};

const sample = (language: string, name: string, label: string, place: string, org: string, lines: readonly string[], skills: readonly string[]): Resume => ({
  meta: { language },
  basics: { name, label, email: 'name@example.org', phone: '+971 50 555 0123', location: { city: place }, url: 'https://example.org/name', summary: lines[0] },
  work: [{ name: org, position: label, location: place, startDate: '2019-04', highlights: lines.slice(1) }],
  education: [{ institution: org, area: label, startDate: '2012', endDate: '2016' }],
  skills: [{ name: 'IT', keywords: [...skills] }],
  languages: [{ language: 'English', fluency: 'C1' }],
}); // prettier-ignore

/** A person in each script that there are fonts for. */
export const SCRIPTS: Readonly<Record<string, Resume>> = {
  el: sample('el', 'Ελένη Παπαδοπούλου', 'Μηχανικός λογισμικού', 'Αθήνα', 'Εταιρεία Παράδειγμα', ['Σχεδιάζω αξιόπιστα συστήματα για μεγάλους οργανισμούς.', 'Μείωσα το κόστος κατά 30 % σε έναν χρόνο', 'Καθοδήγησα ομάδα έξι ατόμων'], ['PostgreSQL', 'Kubernetes']),
  ru: sample('ru', 'Анна Смирнова', 'Инженер-программист', 'Казань', 'Пример Технологии', ['Создаю надёжные системы для больших организаций.', 'Снизила расходы на 30 % за год', 'Руководила командой из шести человек'], ['PostgreSQL', 'Kubernetes']),
  he: sample('he', 'נועה לוי', 'מהנדסת תוכנה', 'חיפה', 'חברת דוגמה', ['אני בונה מערכות אמינות לארגונים גדולים.', 'הפחתתי עלויות ב-30% בשנה אחת', 'הובלתי צוות של שישה אנשים עם Kubernetes'], ['PostgreSQL', 'Kubernetes']),
  ar: sample('ar', 'ليلى حداد', 'مهندسة برمجيات', 'دبي', 'شركة المثال', ['أبني أنظمة موثوقة للمؤسسات الكبيرة.', 'خفضت التكاليف بنسبة 30% خلال عام واحد', 'قدت فريقًا من ستة أشخاص باستخدام Kubernetes'], ['PostgreSQL', 'Kubernetes']),
  hi: sample('hi', 'प्रिया शर्मा', 'सॉफ़्टवेयर इंजीनियर', 'पुणे', 'उदाहरण टेक्नोलॉजीज़', ['मैं बड़े संगठनों के लिए भरोसेमंद सिस्टम बनाती हूँ।', 'एक वर्ष में लागत 30% घटाई', 'छह लोगों की टीम का नेतृत्व किया'], ['PostgreSQL', 'Kubernetes']),
  ja: sample('ja', '佐藤 花子', 'ソフトウェアエンジニア', '東京', '株式会社サンプル', ['大規模な組織のために信頼できるシステムを設計しています。', '一年で費用を三割削減しました', '六人のチームを率いました'], ['PostgreSQL', 'Kubernetes']),
  zh: sample('zh', '王小明', '软件工程师', '上海', '示例科技有限公司', ['为大型组织设计可靠的系统。', '一年内将成本降低百分之三十', '带领六人团队'], ['PostgreSQL', 'Kubernetes']),
  ko: sample('ko', '김민지', '소프트웨어 엔지니어', '서울', '예시 주식회사', ['대규모 조직을 위한 안정적인 시스템을 설계합니다.', '일 년 만에 비용을 30% 절감했습니다', '여섯 명의 팀을 이끌었습니다'], ['PostgreSQL', 'Kubernetes']),
}; // prettier-ignore

/** Every sentence of a sample that a reader must find in its file. */
export function wordsIn(resume: Resume): string[] {
  const work = (resume.work ?? []).flatMap((w) => [w.position, w.name, ...(w.highlights ?? [])]);
  return [resume.basics?.name, resume.basics?.label, resume.basics?.summary, ...work].filter((t) => t !== undefined);
}

export const LETTER = {
  body: 'Dear Ms Nair,\n\nI am writing about the position of Backend Engineer at Harbour Systems. For eleven years I have built platforms that plan and settle, and the last five I have led the people who do.\n\nAt Northwind Freight I moved 62 services to Kubernetes in nine months without an outage that a customer saw, and cut the time from merge to production from two days to 14 minutes. You ask for somebody who runs services in production and mentors colleagues: two of my team of six now lead teams of their own.\n\nI would be glad to tell you more, and to hear what keeps your own pager busy.\n\nYours sincerely,\nMaren Lindqvist',
  postingTitle: 'Backend Engineer',
  company: 'Harbour Systems',
  date: DATE,
} as const;
