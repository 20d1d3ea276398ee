import { canonicalSkill, skillById, spokenLanguages } from '#language';
import { tellEnglish } from '../grammar/english.js';
import { capital, end, inlineCommon, isSelf, joinList, joined, lineUp, plainHouse, referenced, studyLine, withNote } from './common.js';
import type { Contact, Phrasebook, StudyParts, TellSlots, VacancySlots } from './phrasebook.js';

const THE = /^(?:University|Ministry|Department|City|Bank|College|Institute|Museum|Office|School|Academy|Municipality|Port) of\s/u;

const at = (name: string): string => (name === '' || isSelf(name) ? '' : `at ${THE.test(name) ? 'the ' : ''}${name}`);
const vacancy = (none: string, { title, company, reference }: VacancySlots): string =>
  // The employer first: "the position of Head of Sales at Acme" would read as a post somebody holds there.
  joined(
    ' ',
    company === undefined ? '' : `to ${THE.test(company) ? 'the ' : ''}${company}`,
    'for',
    referenced(title === undefined ? none : `the position of ${title}`, 'reference', reference),
  );
const count = (years: number): string => `${years} ${years === 1 ? 'year' : 'years'}`;

/** Letters whose names begin with a vowel: "an MSc", "an LLB". */
const article = (word: string): string =>
  /^(?:[AEFHILMNORSX](?:\p{Lu}|Sc|Phil|Eng|\.)|[AEIOaeio]|[Uu](?!ni|se|K|S))/u.test(word) ? 'an' : 'a';
/** "a BSc in Physics (Leeds University)" */
function held({ type, area, institution }: StudyParts): string {
  if (type === '') return studyLine({ type, area, institution });
  const subject =
    area === '' || type.toLowerCase().includes(area.toLowerCase()) ? '' : `${/(?<!\p{L})(?:in|of) /u.test(type) ? '–' : 'in'} ${area}`;
  return joined(' ', article(type), type, subject.replace(/^– /u, 'in '), institution === '' ? '' : `(${institution})`);
}

/** Endings that only common nouns of English have; a single word without one may be a product's name. */
const COMMON =
  /(?:ing|tion|sion|ment|ness|ship|ity|ance|ence|ography|ology|omy|otomy|ure|ics|care|work|skills|control|service|sales|loans|customs|reports?)$/u;
const inline = (term: string): string =>
  inlineCommon(term, (one) => {
    const kind = skillById(canonicalSkill(one) ?? '')?.kind;
    return kind !== 'tool' && spokenLanguages(one).length === 0 && (kind !== undefined || one.includes(' ') || COMMON.test(one));
  });

const dear = (contact: Contact): string =>
  contact.address === undefined ? contact.name : `${contact.address === 'woman' ? 'Ms' : 'Mr'} ${contact.family}`;

/** Beginnings of a sentence about a line: "As X at Y", "Before that, as X at Y", "In my present post". */
function openings({ place, section, where, short, project, earlier, open }: TellSlots): readonly string[] {
  if (place === 'again')
    return section === 'projects'
      ? ['In the same project', 'There as well']
      : ['In the same post', 'While there', 'In that role', 'In addition', 'Beyond this'];
  if (place === 'current') return open ? ['In my present post', 'In this post'] : ['In my last post', 'In that post'];
  if (section === 'projects') return [`In my project ${project}`, `For my project ${project}`];
  if (place === 'named' && short !== '')
    return [capital(short), `Also ${short}`, `In my work ${short}`, ...(open ? [] : [`While ${short}`, `During my work ${short}`])];
  if (where === '') return section === 'work' ? ['In my work'] : ['As a volunteer'];
  if (section === 'volunteer') return [`In my voluntary work ${where}`, capital(where)];
  return earlier ? [`Before that, ${where}`, `Earlier, ${where}`, capital(where)] : [capital(where)];
}

function subjects({ place, section, where, short, project, open }: TellSlots): readonly string[] {
  if (place === 'again') return section === 'projects' ? ['The same project'] : ['The same post', 'My work there', 'That role', 'The work'];
  if (place === 'current') return open ? ['My present post', 'My work there'] : ['My last post', 'My work there'];
  if (section === 'projects') return [`My project ${project}`];
  const post = place === 'named' && short !== '' ? short : where;
  return section === 'volunteer' ? [joined(' ', 'My voluntary work', post)] : [joined(' ', 'My work', post), joined(' ', 'My time', post)];
}

/** "I ran" → "I also ran" */
const also = (clause: string): string => clause.replace(/^I (?=\p{Ll})(?!am\b|was\b)/u, 'I also ');

function tell(slots: TellSlots): readonly string[] {
  const { form, lines, place, open } = slots;
  const [line = ''] = lines;
  if (form === 'clause') {
    const told = openings(slots).map((opening) => end(`${opening}, ${line}`));
    return place === 'again' && /^I \p{Ll}/u.test(line) ? [...told, end(also(line))] : told;
  }
  if (form === 'role') {
    const be = /(?<!\p{L})since\s/u.test(line) && open ? 'have been' : open ? 'am' : 'was';
    const told = openings(slots).map((opening) => end(`${opening}, I ${be} ${line}`));
    return place === 'again' ? [...told, end(`I ${be.replace(/^(\S+)/u, '$1 also')} ${line}`)] : told;
  }
  const verb = place === 'again' ? (open ? 'also includes' : 'also included') : open ? 'includes' : 'included';
  const list = lineUp(lines, ENGLISH.list);
  const told = subjects(slots).map((subject) => end(`${subject} ${verb} ${list}`));
  return place === 'named' && slots.short !== '' ? [...told, end(`${capital(slots.short)}, my work ${verb} ${list}`)] : told;
}

export const ENGLISH: Phrasebook = {
  language: 'en',
  space: ' ',
  list: (items) => joinList(items, ', ', ' and '),
  where: (position, employer) => joined(' ', position === '' ? '' : `as ${position}`, at(employer)),
  telling: tellEnglish,
  inline,
  study: studyLine,
  held,
  work: (title, by, quoted) => withNote(quoted ? `“${title}”` : title, by),
  paper: (name) => (/^(?:Certificate|Diploma|Award|Licen[cs]e|Level \d)(?!\p{L})/u.test(name) ? `the ${name}` : name),
  withNote,

  letter: {
    salutation: (tone, company, contact) => {
      if (contact !== undefined) return `${tone === 'warm' ? 'Hello' : 'Dear'} ${dear(contact)},`;
      if (tone === 'warm') return `Hello${company === undefined ? '' : ` ${plainHouse(company)} team`},`;
      return `Dear ${company === undefined ? 'Sir or Madam' : `${plainHouse(company)} hiring team`},`;
    },
    apply: {
      formal: [
        (slots) => end(`I am writing to apply ${vacancy('the position you have advertised', slots)}`),
        (slots) => end(`I would like to apply ${vacancy('the position you have advertised', slots)}`),
        (slots) => end(`With this letter I apply ${vacancy('the position you have advertised', slots)}`),
      ],
      warm: [(slots) => end(`Your advertisement interests me, and I would like to apply ${vacancy('this position', slots)}`)],
      concise: [
        (slots) => end(`I am applying ${vacancy('the position you have advertised', slots)}`),
        (slots) => end(`This is my application ${vacancy('the position you have advertised', slots)}`),
      ],
    },
    focus: [
      ({ topics }) => `Your advertisement asks, among other things, for ${topics}.`,
      ({ topics, many }) => `Among the points your advertisement lists ${many ? 'are' : 'is'} ${topics}.`,
      ({ topics }) => `You name ${topics} in your advertisement.`,
    ],
    years: [
      ({ years }) => `I have ${count(years)} of professional experience.`,
      ({ years }) => `My professional experience comes to ${count(years)}.`,
      ({ years }) => `In total, I have ${count(years)} of professional experience.`,
    ],
    post: [
      ({ where, open }) => end(open ? `At present I work ${where}` : `Most recently I worked ${where}`),
      ({ where, open }) => end(open ? `I currently work ${where}` : `I last worked ${where}`),
      ({ where, open, since }) =>
        end(
          open
            ? since === undefined
              ? `I now work ${where}`
              : `Since ${since} I have worked ${where}`
            : `My last post was ${where.replace(/^as /u, 'that of ')}`,
        ),
    ],
    worked: [({ where }) => end(`I have worked ${where}`)],
    starting: [({ where, year }) => end(`From ${year} I will work ${where}`)],
    also: {
      beside: [({ where }) => end(`I also work ${where}`), ({ where }) => end(`Beside this I work ${where}`)],
      before: [
        ({ where }) => end(`Before that I worked ${where}`),
        ({ where }) => end(`Earlier I worked ${where}`),
        ({ where }) => end(`I had worked ${where} before`),
      ],
      once: [
        ({ where }) => end(`I have also worked ${where}`),
        ({ where }) => end(`Another post of mine was ${where.replace(/^as /u, 'that of ')}`),
      ],
    },
    tell,
    tools: [
      ({ short, tools, open }) =>
        end(`${capital(joined(' ', short === '' ? 'In my work' : short, 'I', open ? 'work' : 'worked', 'with'))} ${tools}`),
      ({ short, tools, open }) => end(`${capital(joined(' ', 'My work', short, open ? 'involves' : 'involved'))} ${tools}`),
    ],
    knows: [({ skills }) => `My skills include ${skills}.`, ({ skills }) => `I bring skills in ${skills}.`],
    link: [
      ({ topics }) => `This touches on several points of your advertisement: ${topics}.`,
      ({ topics }) => `Your advertisement names the same subjects: ${topics}.`,
      ({ topics }) => `These are subjects you ask for: ${topics}.`,
    ],
    skills: [
      ({ skills, asked }) => (asked ? `Of the skills you name, I also bring ${skills}.` : `My other skills include ${skills}.`),
      ({ skills, asked }) =>
        asked ? `I can also offer ${skills}, which your advertisement mentions.` : `My skills also include ${skills}.`,
      ({ skills, asked }) => (asked ? `You further mention ${skills}, which I know.` : `I am familiar with ${skills} as well.`),
    ],
    study: [
      ({ study, listed }) => end(listed ? `My education includes ${study}` : `I hold ${study}`),
      ({ study }) => end(`My education includes ${study}`),
      ({ study, listed }) => end(listed ? `My qualifications include ${study}` : `My qualification is ${study}`),
    ],
    studying: [({ study, until }) => end(`I am studying for ${study}${until === '' ? '' : `, expected in ${until}`}`)],
    papers: [
      ({ papers, many }) => end(many ? `I hold these certificates: ${papers}` : `I hold the certificate ${papers}`),
      ({ papers, many }) => end(many ? `My certificates are ${papers}` : `My certificate is ${papers}`),
    ],
    publications: [
      ({ publications, many }) => end(`My ${many ? 'publications include' : 'publication is'} ${publications}`),
      ({ publications, many }) => end(`Among my publications ${many ? 'are' : 'is'} ${publications}`),
    ],
    awards: [
      ({ awards }) => end(`I received the ${awards}`),
      ({ awards, many }) => end(`My ${many ? 'awards are' : 'award is'} the ${awards}`),
    ],
    spoken: [
      ({ spoken }) => end(`I speak ${spoken}`),
      ({ spoken, many }) => end(many ? `My languages are ${spoken}` : `My language is ${spoken}`),
    ],
    meet: {
      formal: [
        () => 'I would welcome the opportunity to discuss the position with you and to answer your questions.',
        () => 'I would be glad to explain in an interview how this experience fits the work you describe.',
        () => 'I would be happy to talk about the position with you in person.',
      ],
      warm: [
        () => 'I would be glad to talk about the work with you and to hear what matters most in it.',
        () => 'I would enjoy talking about the work with you and answering your questions.',
      ],
      concise: [
        () => 'I would be glad to discuss the details in an interview.',
        () => 'I would be happy to talk about this in an interview.',
      ],
    },
    thanks: {
      formal: [() => 'Thank you for considering my application.', () => 'Thank you for your time and consideration.'],
      warm: [() => 'Thank you for taking the time to read this letter.', () => 'Thank you for reading this.'],
      concise: [() => 'Thank you for your time.', () => 'Thank you for reading this.'],
    },
    signOff: (tone) => (tone === 'formal' ? 'Yours sincerely,' : 'Kind regards,'),
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position.toLowerCase() === headline.toLowerCase();
      const place = same ? at(employer) : ENGLISH.where(position, employer);
      return end(joined(', ', headline, place === '' ? '' : `${open ? 'currently' : 'most recently'} ${place}`));
    },
    years: (years) => `Overall, ${count(years)} of professional experience.`,
    offer: ({ skills, papers, spoken }) =>
      `${capital(joined('; ', skills && `relevant skills: ${skills}`, papers && `qualifications: ${papers}`, spoken && `languages: ${spoken}`))}.`,
  },
};
