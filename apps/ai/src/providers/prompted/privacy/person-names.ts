import { DOUBTFUL_NAMES, GIVEN_NAMES } from './given-names.js';

/** One word of a name: "Anna-Lena", "O’Brien", "MacLeod"; an initial. */
const WORD = String.raw`\p{Lu}(?:[\p{Ll}\p{M}'’]|[-‑]\p{Lu}|(?<=\p{Ll}|['’])\p{Lu}(?=\p{Ll})){1,24}`;
const INITIAL = String.raw`\p{Lu}\.`;
const PARTICLE = String.raw`(?:von der|von|van der|van den|van de|van|de la|de los|del|de|der|den|di|da|dos|du|le|la|al|el|bin|ibn|zu|y)`;
const FULL = String.raw`${WORD}(?: ${INITIAL}| ${WORD}){0,2}(?: ${PARTICLE})? ${WORD}`;
const BEFORE = String.raw`(?<![\p{L}\p{N}])`;

const rule = (source: string): RegExp => new RegExp(source, 'gu');

/** A title before a name makes it one, whatever the name is. */
const HONOURED = rule(
  String.raw`${BEFORE}(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Professeur|Sir|Dame|Herrn?|Frau|Hr|Fr|Monsieur|Madame|Mademoiselle|Mme|Mlle|Mr|M|Me|Sr|Sra|Srta|Señora?|Doña|Don|Dra|Dipl|Ing|PhD)\.?(?:-(?:Ing|Inf|Kfm)\.)? ){1,3}(?:${INITIAL} ?){0,2}(?:${PARTICLE} )?${WORD}(?:(?: ${PARTICLE})? ${WORD}){0,2}`,
);

/** What a person does with another one. The name after it need not be in any list. */
const RELATED = rule(
  String.raw`(?<=${BEFORE}(?:[Rr]eport(?:ed|ing|s)? (?:directly )?to|[Mm]anaged by|[Mm]entored by|[Ss]upervised by|[Tt]rained by|[Ll]ed by|[Hh]ired by|[Aa]dvised by|[Ss]upervisors?:?|[Rr]eferences?:|[Rr]eferees?:?|[Mm]anager:?|[Mm]entor:?|[Aa]dvisor:?|[Cc]olleagues?|[Cc]o-?authors?:?|[Cc]oauthored with|[Cc]o-authored with|[Aa]ssistant to|[Cc]ontact(?: person)?:?|[Aa]nsprechpartner(?:in)?:?|[Kk]ontakt:?|[Vv]orgesetzter?:?|[Bb]erichte(?:te)? an|[Bb]etreut von|[Gg]eführt von|[Gg]emeinsam mit|[Zz]usammen mit|[Ss]ous la direction de|[Rr]attachée? à|[Ee]ncadrée? par|[Dd]irigée? par|[Aa]ux côtés de|[Rr]esponsable ?:|[Rr]éférence ?:|[Bb]ajo la dirección de|[Ss]upervisad[oa] por|[Dd]irigid[oa] por|[Jj]unto (?:a|con)|[Rr]eporta(?:ndo|ba) a|[Aa]longside|[Tt]ogether with|[Ww]ife|[Hh]usband|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister|[Ff]ounder|[Oo]wner|CEO|CTO|CFO|COO|[Pp]rofessor|[Rr]ecruiter) )${FULL}(?:(?:,| and| und| et| y) ${FULL})?`,
);

/** Words in capitals beside each other, with what stands between the parts of a name. */
const RUN = rule(String.raw`${BEFORE}${WORD}(?:(?: ${PARTICLE})? (?:${INITIAL}|${WORD}))*`);
/** "Müller, Anna". */
const REVERSED = rule(String.raw`${BEFORE}(${WORD}), (${WORD})(?![\p{L}\p{N}])`);

const JAPANESE = rule(
  String.raw`[\p{Script=Han}々]{1,4}[ 　]?[\p{Script=Han}\p{Script=Hiragana}々]{0,4}(?=さん|氏(?!名)|様|さま|先生)|[\p{Script=Katakana}ー]{2,12}[・=＝][\p{Script=Katakana}ー]{2,12}(?:[・=＝][\p{Script=Katakana}ー]{2,12})?|[\p{Script=Katakana}ー]{2,12}(?=さん|氏(?!名)|様|さま|先生)|(?<=(?:氏名|担当者?|上司|推薦者)[:：]\s?)[\p{Script=Han}々]{1,4}[ 　]?[\p{Script=Han}\p{Script=Hiragana}々]{1,4}`,
);
/** 皆様, 御社様, お客様 …: everybody, and nobody. */
const NOBODY = /^(?:皆|各位|お?客|神|奥|王|同|者|患者|利用者|取引先|顧客|お子|子|御社|貴社|担当|何|彼|利用|お得意|得意先)$/u;

const isGiven = (word: string): boolean => word.split(/[-‑]/u).every((part) => GIVEN_NAMES.has(part) || DOUBTFUL_NAMES.has(part));
const isSurely = (word: string): boolean => GIVEN_NAMES.has(word) && !DOUBTFUL_NAMES.has(word);

/** From the first given name that another name follows, or that is nothing but a name, to the end of the run. */
function hideInRun(run: string, hide: (name: string) => string): string {
  const words = run.split(' ');
  const from = words.findIndex((word, at) => (isGiven(word) && at + 1 < words.length) || isSurely(word));
  if (from < 0) return run;
  return [...words.slice(0, from), hide(words.slice(from).join(' '))].join(' ');
}

/** Hides the names of people in a text: by their titles, by what is done with them, and by given names. */
export function hideNames(text: string, hide: (name: string) => string): string {
  return text
    .replace(HONOURED, (name) => hide(name))
    .replace(RELATED, (name) => hide(name))
    .replace(REVERSED, (whole, _: string, first: string) => (isSurely(first) ? hide(whole) : whole))
    .replace(RUN, (run) => hideInRun(run, hide))
    .replace(JAPANESE, (name) => (NOBODY.test(name) ? name : hide(name)));
}

/** The same by titles alone, for names of firms and schools, which are often a person's. */
export const hideHonoured = (text: string, hide: (name: string) => string): string => text.replace(HONOURED, (name) => hide(name));
