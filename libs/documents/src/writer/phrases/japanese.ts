import { tellJapanese } from '../grammar/japanese.js';
import { isSelf, joined } from './common.js';
import type { Phrasebook, TellSlots, VacancySlots } from './phrasebook.js';

const quote = (text: string): string => `「${text}」`;
const list = (items: readonly string[]): string => items.join('、');
const vacancy = (none: string, { title, reference }: VacancySlots): string =>
  (title === undefined ? none : `${quote(title)}の求人`) + (reference === undefined ? '' : `（求人番号：${reference}）`);

/** 「東海精密工業株式会社にて経理課 主任」: と「として」 follow in the sentence. */
const where = (position: string, employer: string): string => {
  const place = employer === '' || isSelf(employer) ? '' : `${employer}にて`;
  return place + (position === '' ? '' : `${position}として`);
};

function openings({ place, section, where: at, short, project, earlier, open }: TellSlots): readonly string[] {
  if (place === 'again' && section === 'projects') return ['同じ取り組みでは、', 'また、'];
  if (place === 'again') return ['また、同じ職場では、', '同職場ではほかに、', 'あわせて、', 'さらに、', 'そのほか、'];
  if (place === 'current') return open ? ['現職では、', 'ここでは、'] : ['直近の職務では、', 'ここでは、'];
  if (section === 'projects') return [`個人の取り組みである${quote(project)}では、`];
  if (place === 'named' && short !== '') {
    const house = short.replace(/(?:にて|として)$/u, '');
    return [`${house}では、`, `また、${house}では、`, `${house}ではさらに、`];
  }
  if (at === '') return section === 'work' ? ['業務では、'] : ['ボランティアでは、'];
  if (section === 'volunteer') return [`ボランティアとして、${at}、`];
  return earlier ? [`それ以前は、${at}、`, `以前は、${at}、`] : [`${at}、`];
}

/** 「A社での経理担当としての業務」 */
function subject({ place, section, where: at, short, project, open }: TellSlots): string {
  if (place === 'again') return section === 'projects' ? '同じ取り組み' : '同じ業務';
  if (place === 'current') return open ? '現職の業務' : '直近の業務';
  if (section === 'projects') return quote(project);
  const post = (place === 'named' && short !== '' ? short : at)
    .replace(/にて(?=.)/u, 'での')
    .replace(/にて$/u, 'での')
    .replace(/として$/u, 'としての');
  return `${post}業務`;
}

function tell(slots: TellSlots): readonly string[] {
  const { form, lines, open } = slots;
  if (form === 'clause') return openings(slots).map((opening) => `${opening}${lines[0] ?? ''}。`);
  const about = subject(slots);
  const all = list(lines);
  return open
    ? [`${about}には、${all}がございます。`, `${about}の内容には、${all}が含まれます。`]
    : [`${about}には、${all}がございました。`, `${about}の内容には、${all}が含まれておりました。`];
}

export const JAPANESE: Phrasebook = {
  language: 'ja',
  space: '',
  list,
  where,
  telling: (highlight) => tellJapanese(highlight),
  inline: (term) => term,
  study: ({ type, area, institution }) =>
    joined(' ', institution, area) + (type === '' ? '' : joined('', institution, area) === '' ? type : `（${type}）`),
  held: (parts) => JAPANESE.study(parts),
  work: (title, by, quoted) => (quoted ? quote(title) : title) + (by === '' ? '' : `（${by}）`),
  paper: (name) => name,
  withNote: (term, note) => (note === '' ? term : `${term}（${note}）`),

  letter: {
    salutation: (_tone, company, contact) =>
      `${company === undefined ? '' : `${company}　`}${contact === undefined ? '採用ご担当者様' : `${contact.name}様`}`,
    apply: {
      formal: [
        (slots) => `このたび、貴社の${vacancy('求人', slots)}を拝見し、応募いたしました。`,
        (slots) => `貴社の${vacancy('求人', slots)}を拝見いたしまして、ここに応募書類をお送りいたします。`,
      ],
      warm: [
        (slots) => `貴社の${vacancy('求人', slots)}を拝読し、応募したいと考え、ご連絡いたしました。`,
        (slots) => `はじめてご連絡いたします。貴社の${vacancy('求人', slots)}に応募いたします。`,
      ],
      concise: [(slots) => `貴社の${vacancy('求人', slots)}に応募いたします。`],
    },
    focus: [
      ({ topics }) => `募集要項には、${topics}などが挙げられております。`,
      ({ topics }) => `貴社の募集要項では、${topics}などに触れておられます。`,
    ],
    years: [({ years }) => `実務経験は${years}年です。`],
    post: [({ where: at, open }) => (open ? `現在は、${at}勤務しております。` : `直近では、${at}勤務しておりました。`)],
    worked: [({ where: at }) => `${at}勤務した経験がございます。`],
    starting: [({ where: at, year }) => `${year}年からは、${at}勤務する予定です。`],
    also: {
      beside: [({ where: at }) => `あわせて、${at}勤務しております。`, ({ where: at }) => `また、${at}も勤務しております。`],
      before: [({ where: at }) => `それ以前は、${at}勤務しておりました。`],
      once: [({ where: at }) => `このほか、${at}勤務しておりました。`],
    },
    tell,
    tools: [({ short, tools }) => `${short === '' ? '業務' : short.replace(/(?:にて|として)$/u, '')}では、${tools}を使用いたしました。`],
    knows: [({ skills }) => `スキルとして、${skills}がございます。`],
    link: [
      ({ topics }) => `これらは、募集要項にある${topics}に関わる内容です。`,
      ({ topics }) => `いずれも、募集要項に挙げられている${topics}と関わりがございます。`,
    ],
    skills: [
      ({ skills, asked }) =>
        asked ? `募集要項に挙げられているもののうち、${skills}も身につけております。` : `そのほかのスキルとして、${skills}がございます。`,
      ({ skills, asked }) => (asked ? `このほか、募集要項にある${skills}にも対応できます。` : `このほか、${skills}も扱います。`),
    ],
    study: [({ study }) => `学歴は、${study}です。`],
    studying: [({ study, until }) => `現在、${study}に在学しております${until === '' ? '' : `（${until}年修了予定）`}。`],
    papers: [({ papers }) => `資格として、${papers}を保有しております。`],
    publications: [({ publications }) => `発表したものに、${publications}がございます。`],
    awards: [({ awards }) => `受賞歴は、${awards}です。`],
    spoken: [({ spoken }) => `語学については、${spoken}です。`],
    meet: {
      formal: [
        () => '面接の機会をいただけましたら、業務の詳細をご説明申し上げ、ご質問にお答えいたします。',
        () => '詳細につきましては、面接の際にご説明申し上げたく存じます。',
      ],
      warm: [
        () => '業務についてお話しする機会をいただけましたら幸いに存じます。',
        () => 'お目にかかり、業務についてお話しできましたら幸いです。',
      ],
      concise: [() => '面接の機会をいただけましたら幸いです。'],
    },
    thanks: {
      formal: [() => 'ご多忙のところ恐れ入りますが、ご検討のほど、よろしくお願い申し上げます。'],
      warm: [() => 'お読みくださり、ありがとうございます。どうぞよろしくお願いいたします。'],
      concise: [() => 'ご検討のほど、よろしくお願いいたします。'],
    },
    signOff: () => '',
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position === headline;
      const house = isSelf(employer) ? '' : employer;
      const post = joined('の', house, same ? '' : position);
      return post === '' ? `${headline}。` : `${headline}（${open ? '現在' : '直近'}：${post}）。`;
    },
    years: (years) => `実務経験は通算${years}年。`,
    offer: ({ skills, papers, spoken }) =>
      `${joined('、', skills && `募集内容に関わるスキルは${skills}`, papers && `学歴・資格は${papers}`, spoken && `語学は${spoken}`)}。`,
  },
};
