import { tellJapanese } from '../grammar/japanese.js';
import { isSelf, joined, turned } from './common.js';
import type { Phrasebook, TellSlots, VacancySlots } from './phrasebook.js';

const quote = (text: string): string => `「${text}」`;
const list = (items: readonly string[]): string => items.join('、');
const vacancy = (none: string, { title }: VacancySlots): string => (title === undefined ? none : `${quote(title)}の求人`);

/** 「東海精密工業株式会社にて経理課 主任」: と「として」 follow in the sentence. */
const where = (position: string, employer: string): string => {
  const place = employer === '' || isSelf(employer) ? '' : `${employer}にて`;
  return place + (position === '' ? '' : `${position}として`);
};

function opening({ place, told, section, where: at, short, project, earlier, open, turn }: TellSlots): string {
  if (place === 'again' && section === 'projects') return '同じ取り組みでは、';
  if (place === 'again') return turn % 2 === 0 ? 'また、同じ職場では、' : '同職場ではほかに、';
  if (place === 'current') return open ? '現職では、' : '直近の職務では、';
  if (section === 'projects') return `個人の取り組みである${quote(project)}では、`;
  if (place === 'named' && short !== '') {
    const house = short.replace(/(?:にて|として)$/u, '');
    return told ? turned(turn, [`${house}ではさらに、`, `また、${house}では、`]) : `${house}では、`;
  }
  if (at === '') return section === 'work' ? '業務では、' : 'ボランティアでは、';
  if (section === 'volunteer') return `ボランティアとしては、${at}、`;
  return earlier ? `それ以前は、${at}、` : `${at}、`;
}

/** 「A社での経理担当としての業務」 */
function subject({ place, section, where: at, short, project, open }: TellSlots): string {
  if (place === 'current') return open ? '現職' : '直近の職務';
  if (section === 'projects') return quote(project);
  const post = (place === 'named' && short !== '' ? short : at)
    .replace(/にて(?=.)/u, 'での')
    .replace(/にて$/u, 'での')
    .replace(/として$/u, 'としての');
  return `${post}業務`;
}

function tell(slots: TellSlots): string {
  const { telling, place, turn } = slots;
  if (telling.form !== 'quote') return `${opening(slots)}${telling.text}。`;
  const quotes = slots.quotes.map(quote).join('');
  if (place === 'again')
    return `${turned(turn, ['また、次の記載もございます', 'このほか、次のとおりです', 'さらに、次の記載がございます'])}。${quotes}`;
  const about = subject(slots);
  const lead = turned(turn, [
    `${about}については、職務経歴書に次のように記載しております`,
    `${about}に関する職務経歴書の記載は、次のとおりです`,
    `${about}について、職務経歴書には次のようにございます`,
  ]);
  return `${lead}。${quotes}`;
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
  withNote: (term, note) => (note === '' ? term : `${term}（${note}）`),
  writtenIn: { en: '英語', fr: 'フランス語', de: 'ドイツ語', es: 'スペイン語', ja: '日本語', other: '別の言語' },

  letter: {
    salutation: (_tone, company) => `${company === undefined ? '' : `${company}　`}採用ご担当者様`,
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
    quoting: [() => '職務経歴書は別の言語で作成しておりますため、記載のまま引用いたします。'],
    lead: [
      () => 'これまでの業務から、いくつか例を申し上げます。',
      () => 'お役に立てると考える点として、これまでの例をいくつかご紹介いたします。',
    ],
    tell,
    link: [
      ({ topics }) => `これらは、募集要項にある${topics}に関わる内容です。`,
      ({ topics }) => `いずれも、募集要項に挙げられている${topics}と関わりがございます。`,
    ],
    skills: [
      ({ skills, asked }) =>
        asked
          ? `募集要項に挙げられているもののうち、${skills}も職務経歴書に記載しております。`
          : `そのほかのスキルとして、${skills}を職務経歴書に記載しております。`,
      ({ skills, asked }) =>
        asked
          ? `このほか、募集要項にある${skills}も、職務経歴書にございます。`
          : `このほか、${skills}もスキルとして職務経歴書に記載しております。`,
    ],
    study: [({ study }) => `学歴は、${study}です。`],
    papers: [({ papers }) => `資格として、${papers}を保有しております。`],
    spoken: [({ spoken }) => `語学については、${spoken}です。`],
    before: [({ where: at }) => `それ以前は、${at}勤務しておりました。`],
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
    attached: [
      () => '各職務の期間と詳しい内容は、同封の職務経歴書に記載しておりますので、あわせてご確認ください。',
      () => '職務ごとの期間と内容は、同封の職務経歴書をご覧ください。',
    ],
    since: [({ year }) => `現職には${year}年から就いております。`],
    based: [({ city }) => `現在、${city}に住んでおります。`],
    reach: [({ contact }) => `ご連絡は${contact}までお願いいたします。`],
    ask: [() => '記載内容についてご不明な点がございましたら、書面またはお電話にてお答えいたします。'],
    thanks: {
      formal: [() => 'ご多忙のところ恐れ入りますが、ご検討のほど、よろしくお願い申し上げます。'],
      warm: [() => 'お読みくださり、ありがとうございます。どうぞよろしくお願いいたします。'],
      concise: [() => 'ご検討のほど、よろしくお願いいたします。'],
    },
    signOff: { formal: '', warm: '', concise: '' },
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
