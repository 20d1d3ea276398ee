/** Months as people write them in English, French, German and Spanish; without accents and dots, in lower case. */
const NAMES: readonly string[] = [
  'january jan janvier janv januar janner jaenner enero ene',
  'february feb fevrier fevr fev februar feber febrero',
  'march mar mars marz maerz mrz marzo',
  'april apr avril avr abril abr',
  'may mai mayo',
  'june jun juin juni junio',
  'july jul juillet juil juli julio',
  'august aug aout agosto ago',
  'september sept sep septembre septiembre setiembre',
  'october oct octobre oktober okt octubre',
  'november nov novembre noviembre',
  'december dec decembre dezember dez diciembre dic',
];

const BY_NAME = new Map(NAMES.flatMap((names, month) => names.split(' ').map((name) => [name, month + 1] as const)));

/** Lower case, accents and dots gone, white space single: how date words are compared. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}.]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** 1–12, or undefined for a word that is no month's name. */
export const monthOf = (word: string): number | undefined => BY_NAME.get(plainWord(word));
