import { canonicalSkill, skillById } from '#language';
import { tellFrench } from '../grammar/french.js';
import { capital, inlineCommon, isSelf, joinList, joined, studyLine, withNote, turned } from './common.js';
import type { Phrasebook, TellSlots, VacancySlots } from './phrasebook.js';

/** Names that begin with a common noun want its article: « à la Clinique des Lilas », « au CHU de Rennes », « à l'École Pasteur ». */
const FEMININE =
  /^(?:clinique|polyclinique|mairie|ville|région|société|banque|maison|pharmacie|boulangerie|librairie|bibliothèque|fondation|coopérative|crèche|résidence|métropole|communauté|préfecture|caisse|chambre|direction|brasserie|crêperie|compagnie|fédération|faculté)$/iu;
const MASCULINE =
  /^(?:chu|chr|ch|cnrs|centre|lycée|collège|groupe|cabinet|restaurant|laboratoire|musée|conseil|ministère|département|théâtre|garage|service|syndicat|tribunal|rectorat|magasin|supermarché|crédit|bureau|café|bar|camping|château)$/iu;
const ELIDED =
  /^(?:université|école|association|agence|académie|auberge|entreprise|administration|hôpital|hôtel|institut|ehpad|ifsi|insa|iut|hypermarché|office|observatoire|opéra|établissement)$/iu;

const VOWEL = /^[aàâeéèêëiîïoôœuùûh]/iu;

function at(name: string): string {
  if (name === '' || isSelf(name)) return '';
  const first = name.split(/[\s'’]/u, 1)[0] ?? '';
  if (FEMININE.test(first)) return `à la ${name}`;
  if (MASCULINE.test(first)) return `au ${name}`;
  return ELIDED.test(first) ? `à l'${name}` : `chez ${name}`;
}

/** « d'Atelier Corvin », « de la Clinique des Lilas », « du CHU de Rennes » */
function of(name: string): string {
  const place = at(name);
  if (place.startsWith('au ')) return `du ${name}`;
  if (place.startsWith('à l')) return `de ${place.slice(2)}`;
  return VOWEL.test(name) ? `d'${name}` : `de ${name}`;
}

const inline = (term: string): string =>
  inlineCommon(term, (one) => skillById(canonicalSkill(one) ?? '')?.kind !== 'tool' && (one.includes(' ') || /\p{Ll}{5}/u.test(one)));
const as = (position: string): string => (VOWEL.test(position) ? `en tant qu'${inline(position)}` : `en tant que ${inline(position)}`);
const quote = (text: string): string => `« ${text} »`;
const vacancy = (none: string, { title, company }: VacancySlots): string =>
  joined(' ', title === undefined ? none : `au poste ${quote(title)}`, at(company ?? ''));
const count = (years: number): string => `${years} ${years === 1 ? 'an' : 'ans'}`;

function opening({ place, told, section, where, short, project, earlier, open, turn }: TellSlots): string {
  if (place === 'again' && section === 'projects') return 'Dans ce même projet';
  if (place === 'again') return turn % 2 === 0 ? 'Dans ce même poste' : 'À ce poste également';
  if (place === 'current') return open ? 'Dans mon poste actuel' : 'Dans mon dernier poste';
  if (section === 'projects') return `Dans mon projet ${project}`;
  if (place === 'named' && short !== '') return told && turn % 2 === 0 ? `Toujours ${short}` : capital(short);
  if (where === '') return section === 'work' ? 'Dans mon travail' : 'Comme bénévole';
  if (section === 'volunteer') return `À titre bénévole, ${where}`;
  return earlier ? `Auparavant, ${where}` : capital(where);
}

function subject({ place, section, where, short, project, open }: TellSlots): string {
  if (place === 'current') return open ? 'mon poste actuel' : 'mon dernier poste';
  if (section === 'projects') return `mon projet ${project}`;
  return joined(' ', section === 'volunteer' ? 'mon engagement bénévole' : 'mon travail', place === 'named' ? short : where);
}

function tell(slots: TellSlots): string {
  const { telling, place, open, turn } = slots;
  if (telling.form === 'clause') return `${opening(slots)}, ${telling.text}.`;
  const verb = open ? 'comprend' : 'comprenait';
  if (telling.form === 'nominal')
    return place === 'again'
      ? `Ce ${slots.section === 'projects' ? 'projet' : 'poste'} ${verb} aussi ${telling.text}.`
      : `${capital(subject(slots))} ${verb} ${telling.text}.`;
  const quotes = FRENCH.list(slots.quotes.map(quote));
  if (place === 'again') return `${turned(turn, ["S'y ajoute cette ligne", 'On y lit aussi', 'Y figure encore'])} : ${quotes}.`;
  const about = subject(slots);
  return `${turned(turn, [`De ${about}, mon CV retient ceci`, `Sur ${about}, mon CV indique`, `À propos de ${about}, mon CV note`])} : ${quotes}.`;
}

export const FRENCH: Phrasebook = {
  language: 'fr',
  space: ' ',
  list: (items) => joinList(items, ', ', ' et '),
  where: (position, employer) => joined(' ', position === '' ? '' : as(position), at(employer)),
  telling: tellFrench,
  inline,
  study: studyLine,
  withNote,
  writtenIn: {
    en: 'en anglais',
    fr: 'en français',
    de: 'en allemand',
    es: 'en espagnol',
    ja: 'en japonais',
    other: 'dans une autre langue',
  },

  letter: {
    salutation: (tone, company) =>
      tone === 'warm' ? (company === undefined ? 'Bonjour,' : `Bonjour à l'équipe ${of(company)},`) : 'Madame, Monsieur,',
    apply: {
      formal: [
        (slots) => `Je vous adresse ma candidature ${vacancy('au poste que vous proposez', slots)}.`,
        (slots) => `Par la présente, je pose ma candidature ${vacancy('au poste que vous proposez', slots)}.`,
      ],
      warm: [
        (slots) => `J'ai lu votre annonce et je souhaite poser ma candidature ${vacancy('au poste que vous proposez', slots)}.`,
        (slots) => `Votre annonce m'amène à vous proposer ma candidature ${vacancy('au poste à pourvoir', slots)}.`,
      ],
      concise: [(slots) => `Je pose ma candidature ${vacancy('au poste que vous proposez', slots)}.`],
    },
    focus: [
      ({ topics }) => `Votre annonce mentionne notamment : ${topics}.`,
      ({ topics, many }) => `Parmi les points de votre annonce ${many ? 'figurent ceux-ci' : 'figure celui-ci'} : ${topics}.`,
    ],
    years: [
      ({ years }) => `J'ai ${count(years)} d'expérience professionnelle.`,
      ({ years }) => `Mon expérience professionnelle est de ${count(years)}.`,
    ],
    post: [
      ({ where, open }) => (open ? `J'exerce actuellement ${where}.` : `J'ai exercé en dernier lieu ${where}.`),
      ({ where, open }) => (open ? `Je travaille actuellement ${where}.` : `J'ai travaillé en dernier lieu ${where}.`),
    ],
    quoting: [({ writtenIn }) => `Comme mon CV est rédigé ${writtenIn}, j'en cite les lignes telles qu'elles y figurent.`],
    lead: [
      () => 'Quelques exemples tirés de mon parcours montrent ce que je peux apporter.',
      () => 'Voici quelques exemples tirés de mon parcours.',
    ],
    tell,
    link: [
      ({ topics }) => `Ces exemples se rapportent à des points de votre annonce : ${topics}.`,
      ({ topics }) => `Votre annonce évoque les mêmes sujets : ${topics}.`,
    ],
    skills: [
      ({ skills, asked, many }) =>
        asked
          ? `Parmi les compétences que vous citez, mon CV mentionne aussi ${many ? 'celles-ci' : 'celle-ci'} : ${skills}.`
          : `À cela ${many ? `s'ajoutent ces compétences` : `s'ajoute cette compétence`} : ${skills}.`,
      ({ skills, asked }) =>
        asked
          ? `Vous trouverez encore dans mon CV, parmi les points de votre annonce : ${skills}.`
          : `Autres compétences mentionnées dans mon CV : ${skills}.`,
    ],
    study: [
      ({ study }) => `Côté formation, mon parcours comprend ceci : ${study}.`,
      ({ study }) => `Ma formation est la suivante : ${study}.`,
    ],
    papers: [({ papers, many }) => `Je détiens ${many ? 'les certificats suivants' : 'le certificat suivant'} : ${papers}.`],
    spoken: [({ spoken }) => `Mes langues sont les suivantes : ${spoken}.`],
    before: [({ where }) => `J'ai exercé auparavant ${where}.`, ({ where }) => `Avant cela, j'ai travaillé ${where}.`],
    meet: {
      formal: [
        () => 'Je reste disponible pour un entretien au cours duquel je pourrai préciser ces points.',
        () => 'Un entretien me permettrait de vous présenter plus en détail ce travail et de répondre à vos questions.',
      ],
      warm: [
        () => "J'aurais plaisir à échanger avec vous sur le poste et à répondre à vos questions.",
        () => "Ce serait un plaisir d'en parler avec vous et de répondre à vos questions.",
      ],
      concise: [() => 'Je reste disponible pour un entretien.'],
    },
    attached: [
      () => 'Le CV joint à cette lettre indique les dates et le détail de chaque poste, afin que chaque point puisse être vérifié.',
      () => 'Vous trouverez dans mon CV, ci-joint, les dates et le contenu de chaque poste.',
    ],
    since: [({ year }) => `J'occupe mon poste actuel depuis ${year}.`],
    based: [({ city }) => `J'habite à ${city}.`],
    reach: [({ contact }) => `Vous pouvez me joindre à cette adresse : ${contact}.`],
    ask: [() => 'Si un point appelle une précision, je vous la donnerai volontiers par écrit ou de vive voix.'],
    thanks: {
      formal: [() => "Je vous remercie de l'attention que vous porterez à ma candidature."],
      warm: [() => 'Merci du temps que vous consacrez à cette lettre.'],
      concise: [() => 'Je vous remercie de votre lecture.'],
    },
    signOff: {
      formal: "Je vous prie d'agréer, Madame, Monsieur, mes salutations distinguées.",
      warm: 'Bien cordialement,',
      concise: 'Cordialement,',
    },
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position.toLowerCase() === headline.toLowerCase();
      const place = same ? at(employer) : FRENCH.where(position, employer);
      return `${joined(', ', headline, place === '' ? '' : `${open ? 'actuellement' : 'en dernier lieu'} ${place}`)}.`;
    },
    years: (years) => `Au total, ${count(years)} d'expérience professionnelle.`,
    offer: ({ skills, papers, spoken }) =>
      `${capital(joined('; ', skills && `compétences en lien avec le poste : ${skills}`, papers && `formation et certificats : ${papers}`, spoken && `langues : ${spoken}`))}.`,
  },
};
