import { canonicalSkill, skillById } from '#language';
import { tellSpanish } from '../grammar/spanish.js';
import { capital, inlineCommon, isSelf, joined, joinList, studyLine, withNote, turned } from './common.js';
import type { Phrasebook, TellSlots, VacancySlots } from './phrasebook.js';

/** Names that begin with a common noun want its article: "en el Hotel Mirador", "en la Clínica del Sur". */
const FEMININE =
  /^(?:clínica|universidad|escuela|academia|fundación|residencia|farmacia|librería|editorial|agencia|asociación|consejería|caja|cooperativa|biblioteca|diputación|empresa|panadería|guardería|policlínica|tienda)$/iu;
const MASCULINE =
  /^(?:hotel|hostal|hospital|colegio|instituto|ayuntamiento|grupo|restaurante|banco|centro|museo|ministerio|despacho|taller|laboratorio|teatro|aeropuerto|puerto|supermercado|bar|café|consorcio|servicio|gobierno|bufete|estudio)$/iu;

function at(name: string): string {
  if (name === '' || isSelf(name)) return '';
  const first = name.split(/\s/u, 1)[0] ?? '';
  if (FEMININE.test(first)) return `en la ${name}`;
  return MASCULINE.test(first) ? `en el ${name}` : `en ${name}`;
}

const inline = (term: string): string =>
  inlineCommon(term, (one) => skillById(canonicalSkill(one) ?? '')?.kind !== 'tool' && (one.includes(' ') || /\p{Ll}{6}/u.test(one)));
/** "y" becomes "e" before the sound i, "o" is never needed here. */
const list = (items: readonly string[]): string => joinList(items, ', ', /^(?:i|hi(?!e))/iu.test(items.at(-1) ?? '') ? ' e ' : ' y ');
const quote = (text: string): string => `«${text}»`;
const vacancy = (none: string, { title, company }: VacancySlots): string =>
  joined(' ', title === undefined ? none : `al puesto ${quote(title)}`, at(company ?? ''));
const count = (years: number): string => `${years} ${years === 1 ? 'año' : 'años'}`;

function opening({ place, told, section, where, short, project, earlier, open, turn }: TellSlots): string {
  if (place === 'again' && section === 'projects') return 'En el mismo proyecto';
  if (place === 'again') return turn % 2 === 0 ? 'En el mismo puesto' : 'En ese puesto';
  if (place === 'current') return open ? 'En mi puesto actual' : 'En mi último puesto';
  if (section === 'projects') return `En mi proyecto ${project}`;
  if (place === 'named' && short !== '') return told && turn % 2 === 0 ? `También ${short}` : capital(short);
  if (where === '') return section === 'work' ? 'En mi trabajo' : 'De forma voluntaria';
  if (section === 'volunteer') return `De forma voluntaria, ${where}`;
  return earlier ? `Antes, ${where}` : capital(where);
}

function subject({ place, section, where, short, project, open }: TellSlots): string {
  if (place === 'current') return open ? 'mi puesto actual' : 'mi último puesto';
  if (section === 'projects') return `mi proyecto ${project}`;
  return joined(' ', section === 'volunteer' ? 'mi voluntariado' : 'mi trabajo', place === 'named' ? short : where);
}

function tell(slots: TellSlots): string {
  const { telling, place, open, turn } = slots;
  if (telling.form === 'clause') return `${opening(slots)}, ${telling.text}.`;
  if (telling.form === 'nominal')
    return place === 'again'
      ? `A ello se ${open ? 'suma' : 'sumó'} ${telling.text}.`
      : `${capital(subject(slots))} ${open ? 'incluye' : 'incluía'} ${telling.text}.`;
  const quotes = list(slots.quotes.map(quote));
  if (place === 'again') return `${turned(turn, ['Mi currículum añade', 'También dice ahí', 'Allí figura además'])}: ${quotes}.`;
  const about = subject(slots);
  const lead = turned(turn, [
    `Sobre ${about}, mi currículum dice`,
    `De ${about} se lee en mi currículum`,
    `Mi currículum recoge de ${about}`,
  ]);
  return `${lead}: ${quotes}.`;
}

export const SPANISH: Phrasebook = {
  language: 'es',
  space: ' ',
  list,
  where: (position, employer) => joined(' ', position === '' ? '' : `como ${inline(position)}`, at(employer)),
  telling: tellSpanish,
  inline,
  study: studyLine,
  withNote,
  writtenIn: { en: 'en inglés', fr: 'en francés', de: 'en alemán', es: 'en español', ja: 'en japonés', other: 'en otro idioma' },

  letter: {
    salutation: (tone, company) => {
      if (tone === 'warm') return company === undefined ? 'Hola:' : `Hola, equipo de ${company}:`;
      return company === undefined ? 'A quien corresponda:' : `Estimado equipo de ${company}:`;
    },
    apply: {
      formal: [
        (slots) => `Me dirijo a ustedes para presentar mi candidatura ${vacancy('al puesto que ofrecen', slots)}.`,
        (slots) => `Por la presente les envío mi candidatura ${vacancy('al puesto anunciado', slots)}.`,
      ],
      warm: [
        (slots) => `He leído su anuncio y quiero presentar mi candidatura ${vacancy('al puesto que ofrecen', slots)}.`,
        (slots) => `Les escribo para presentarles mi candidatura ${vacancy('al puesto que desean cubrir', slots)}.`,
      ],
      concise: [(slots) => `Presento mi candidatura ${vacancy('al puesto anunciado', slots)}.`],
    },
    focus: [
      ({ topics }) => `Su anuncio menciona, entre otros puntos: ${topics}.`,
      ({ topics, many }) => `Entre los puntos de su anuncio ${many ? 'figuran los siguientes' : 'figura el siguiente'}: ${topics}.`,
    ],
    years: [
      ({ years }) => `Tengo ${count(years)} de experiencia profesional.`,
      ({ years }) => `Mi experiencia profesional suma ${count(years)}.`,
    ],
    post: [
      ({ where, open }) => (open ? `Actualmente trabajo ${where}.` : `Por último trabajé ${where}.`),
      ({ where, open }) => (open ? `En la actualidad trabajo ${where}.` : `Mi último trabajo fue ${where}.`),
    ],
    quoting: [({ writtenIn }) => `Mi currículum está redactado ${writtenIn}, por lo que cito sus líneas tal como figuran en él.`],
    lead: [
      () => 'Algunos ejemplos de mi trabajo muestran lo que puedo aportar.',
      () => 'Estos ejemplos de mi trabajo muestran en qué se apoya mi candidatura.',
    ],
    tell,
    link: [
      ({ topics }) => `Estos ejemplos guardan relación con puntos de su anuncio: ${topics}.`,
      ({ topics }) => `Su anuncio trata de los mismos asuntos: ${topics}.`,
    ],
    skills: [
      ({ skills, asked, many }) =>
        asked
          ? `De los conocimientos que piden, mi currículum recoge también ${many ? 'estos' : 'este'}: ${skills}.`
          : `Mi currículum recoge además ${many ? 'estos conocimientos' : 'este conocimiento'}: ${skills}.`,
      ({ skills, asked }) =>
        asked
          ? `Encontrarán asimismo en mi currículum, entre lo que piden: ${skills}.`
          : `Entre mis otros conocimientos figura lo siguiente: ${skills}.`,
    ],
    study: [
      ({ study }) => `En cuanto a formación, mi currículum recoge lo siguiente: ${study}.`,
      ({ study }) => `Mi formación es la siguiente: ${study}.`,
    ],
    papers: [({ papers, many }) => `Cuento con ${many ? 'los siguientes certificados' : 'el siguiente certificado'}: ${papers}.`],
    spoken: [({ spoken }) => `Hablo ${spoken}.`],
    before: [({ where }) => `Anteriormente trabajé ${where}.`, ({ where }) => `Antes de eso trabajé ${where}.`],
    meet: {
      formal: [
        () => 'Quedo a su disposición para una entrevista en la que pueda ampliar estos datos y responder a sus preguntas.',
        () => 'En una entrevista podría explicarles con más detalle cómo encaja esta experiencia con el puesto.',
      ],
      warm: [
        () => 'Me gustaría conversar con ustedes sobre el puesto y responder a sus preguntas.',
        () => 'Con gusto les contaré más en una conversación y responderé a lo que quieran saber.',
      ],
      concise: [() => 'Quedo a su disposición para una entrevista.'],
    },
    attached: [
      () =>
        'El currículum que acompaña esta carta detalla las fechas y el contenido de cada puesto, de modo que cada punto pueda comprobarse.',
      () => 'En el currículum que acompaña esta carta encontrarán las fechas y los detalles de cada puesto.',
    ],
    since: [({ year }) => `Ocupo mi puesto actual desde ${year}.`],
    based: [({ city }) => `Resido en ${city}.`],
    reach: [({ contact }) => `Pueden localizarme en ${contact}.`],
    ask: [() => 'Si algún dato requiere aclaración, se la daré con gusto por escrito o por teléfono.'],
    thanks: {
      formal: [() => 'Les agradezco la atención que dediquen a mi candidatura.'],
      warm: [() => 'Gracias por el tiempo que dedican a leer esta carta.'],
      concise: [() => 'Gracias por su tiempo.'],
    },
    signOff: { formal: 'Atentamente,', warm: 'Un cordial saludo,', concise: 'Saludos cordiales,' },
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position.toLowerCase() === headline.toLowerCase();
      const place = same ? at(employer) : SPANISH.where(position, employer);
      return `${joined(', ', headline, place === '' ? '' : `${open ? 'actualmente' : 'por último'} ${place}`)}.`;
    },
    years: (years) => `En total, ${count(years)} de experiencia profesional.`,
    offer: ({ skills, papers, spoken }) =>
      `${capital(joined('; ', skills && `conocimientos relacionados con el puesto: ${skills}`, papers && `formación y certificados: ${papers}`, spoken && `idiomas: ${spoken}`))}.`,
  },
};
