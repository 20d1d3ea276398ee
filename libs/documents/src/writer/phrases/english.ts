import { tellEnglish } from '../grammar/english.js';
import { capital, isSelf, joinList, joined, studyLine, withNote, turned } from './common.js';
import type { Phrasebook, TellSlots, VacancySlots } from './phrasebook.js';

const THE = /^(?:University|Ministry|Department|City|Bank|College|Institute|Museum|Office|School|Academy|Municipality|Port) of\s/u;

const at = (name: string): string => (name === '' || isSelf(name) ? '' : `at ${THE.test(name) ? 'the ' : ''}${name}`);
const vacancy = (none: string, { title, company }: VacancySlots): string =>
  joined(' ', title === undefined ? none : `the position of ${title}`, at(company ?? ''));
const count = (years: number): string => `${years} ${years === 1 ? 'year' : 'years'}`;

/** The beginning of a sentence about a line: "As X at Y", "Before that, as X at Y", "In my present post". */
function opening({ place, told, section, where, short, project, earlier, open, turn }: TellSlots): string {
  if (place === 'again') return section === 'projects' ? 'In the same project' : turn % 2 === 0 ? 'In the same post' : 'While there';
  if (place === 'current') return open ? 'In my present post' : 'In my last post';
  if (section === 'projects') return `In my project ${project}`;
  if (place === 'named' && short !== '') return told && turn % 2 === 0 ? `Also ${short}` : capital(short);
  if (where === '') return section === 'work' ? 'In my work' : 'As a volunteer';
  if (section === 'volunteer') return `Alongside paid work, ${where}`;
  return earlier ? `Before that, ${where}` : capital(where);
}

function subject({ place, section, where, short, project, open }: TellSlots): string {
  if (place === 'current') return open ? 'my present post' : 'my last post';
  if (section === 'projects') return `my project ${project}`;
  return joined(' ', section === 'volunteer' ? 'my voluntary work' : 'my work', place === 'named' ? short : where);
}

function tell(slots: TellSlots): string {
  const { telling, place, open, turn } = slots;
  if (telling.form === 'clause') return `${opening(slots)}, ${telling.text}.`;
  const verb = open ? 'includes' : 'included';
  if (telling.form === 'nominal')
    return place === 'again'
      ? `The same ${slots.section === 'projects' ? 'project' : 'post'} also ${verb} ${telling.text}.`
      : `${capital(subject(slots))} ${verb} ${telling.text}.`;
  const quotes = ENGLISH.list(slots.quotes.map((text) => `“${text}”`));
  if (place === 'again')
    return `${turned(turn, ['A further line there reads', 'Another line there says', 'There, it also says'])}: ${quotes}.`;
  const about = subject(slots);
  return `${turned(turn, [`About ${about}, my résumé says`, `On ${about}, my résumé reads`, `My résumé says of ${about}`])}: ${quotes}.`;
}

export const ENGLISH: Phrasebook = {
  language: 'en',
  space: ' ',
  list: (items) => joinList(items, ', ', ' and '),
  where: (position, employer) => joined(' ', position === '' ? '' : `as ${position}`, at(employer)),
  telling: tellEnglish,
  inline: (term) => term,
  study: studyLine,
  withNote,
  writtenIn: { en: 'in English', fr: 'in French', de: 'in German', es: 'in Spanish', ja: 'in Japanese', other: 'in another language' },

  letter: {
    salutation: (tone, company) =>
      tone === 'warm'
        ? `Hello${company === undefined ? '' : ` ${company} team`},`
        : `Dear ${company === undefined ? 'Sir or Madam' : `${company} hiring team`},`,
    apply: {
      formal: [
        (slots) => `I am writing to apply for ${vacancy('the position you have advertised', slots)}.`,
        (slots) => `Please accept this letter as my application for ${vacancy('the position you have advertised', slots)}.`,
      ],
      warm: [
        (slots) => `I have read your advertisement for ${vacancy('this position', slots)} and would like to apply.`,
        (slots) => `I would like to put my name forward for ${vacancy('the position you are filling', slots)}.`,
      ],
      concise: [(slots) => `I am applying for ${vacancy('the position you have advertised', slots)}.`],
    },
    focus: [
      ({ topics }) => `Your advertisement asks, among other things, for ${topics}.`,
      ({ topics, many }) => `Among the points your advertisement lists ${many ? 'are' : 'is'} ${topics}.`,
    ],
    years: [
      ({ years }) => `I have ${count(years)} of professional experience.`,
      ({ years }) => `My professional experience comes to ${count(years)}.`,
    ],
    post: [
      ({ where, open }) => (open ? `At present I work ${where}.` : `Most recently I worked ${where}.`),
      ({ where, open }) => (open ? `I currently work ${where}.` : `I last worked ${where}.`),
    ],
    quoting: [({ writtenIn }) => `My résumé is written ${writtenIn}, so I quote its lines as they stand there.`],
    lead: [() => 'The following from my work may show what I can contribute.', () => 'Some lines of my résumé may be useful here.'],
    tell,
    link: [
      ({ topics }) => `This touches on several points of your advertisement: ${topics}.`,
      ({ topics }) => `Your advertisement names the same subjects: ${topics}.`,
    ],
    skills: [
      ({ skills, asked }) =>
        asked ? `Of the skills you name, my résumé also lists ${skills}.` : `The skills listed in my résumé also include ${skills}.`,
      ({ skills, asked }) =>
        asked ? `My résumé further shows ${skills}, which your advertisement mentions.` : `My other skills include ${skills}.`,
    ],
    study: [
      ({ study }) => `As for education, my résumé lists the following: ${study}.`,
      ({ study }) => `My education is as follows: ${study}.`,
    ],
    papers: [
      ({ papers, many }) => (many ? `I hold the certificates ${papers}.` : `I hold the certificate ${papers}.`),
      ({ papers, many }) => (many ? `My certificates include ${papers}.` : `My certificate is ${papers}.`),
    ],
    spoken: [({ spoken }) => `I speak ${spoken}.`],
    before: [({ where }) => `Before that I worked ${where}.`, ({ where }) => `Earlier I worked ${where}.`],
    meet: {
      formal: [
        () => 'I would welcome the opportunity to discuss the position with you and to answer your questions.',
        () => 'I would be glad to explain in an interview how this experience fits the work you describe.',
      ],
      warm: [
        () => 'I would be glad to talk about the work with you and to hear what matters most in it.',
        () => 'I would enjoy talking about the work with you and answering your questions.',
      ],
      concise: [() => 'I would be glad to discuss the details in an interview.'],
    },
    attached: [
      () => 'The enclosed résumé gives the dates and details of every post, so that each point made here can be checked.',
      () => 'My résumé is enclosed and sets out every post with its dates and details.',
    ],
    since: [({ year }) => `I have held my present post since ${year}.`],
    based: [({ city }) => `I am based in ${city}.`],
    reach: [({ contact }) => `You can reach me at ${contact}.`],
    ask: [() => 'If any entry in it calls for an explanation, please write to me and I will gladly give it.'],
    thanks: {
      formal: [() => 'Thank you for considering my application.'],
      warm: [() => 'Thank you for taking the time to read this letter.'],
      concise: [() => 'Thank you for your time.'],
    },
    signOff: { formal: 'Yours sincerely,', warm: 'Kind regards,', concise: 'Kind regards,' },
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position.toLowerCase() === headline.toLowerCase();
      const place = same ? at(employer) : ENGLISH.where(position, employer);
      return `${joined(', ', headline, place === '' ? '' : `${open ? 'currently' : 'most recently'} ${place}`)}.`;
    },
    years: (years) => `Overall, ${count(years)} of professional experience.`,
    offer: ({ skills, papers, spoken }) =>
      `${capital(joined('; ', skills && `relevant skills: ${skills}`, papers && `qualifications: ${papers}`, spoken && `languages: ${spoken}`))}.`,
  },
};
