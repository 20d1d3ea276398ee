/** Months as people write them in a dozen languages; without accents and dots, in lower case. */
const NAMES: readonly string[] = [
  'january jan janvier janv januar janner jaenner enero ene januari janeiro gennaio gen styczen stycznia января январь янв',
  'february feb fevrier fevr fev februar feber febrero fevereiro febbraio februari luty lutego февраль февраля фев',
  'march mar mars marz maerz mrz marzo marco maart mrt marts marec marzec marca март марта',
  'april apr avril avr abril abr aprile kwiecien kwietnia апрель апреля апр',
  'may mai mayo maio maggio mag mei maj maja май мая',
  'june jun juin juni junio junho giugno giu czerwiec czerwca июнь июня',
  'july jul juillet juil juli julio julho luglio lug lipiec lipca июль июля',
  'august aug aout agosto ago augustus augusti sierpien sierpnia август августа авг',
  'september sept sep septembre septiembre setiembre setembro settembre set wrzesien wrzesnia сентябрь сентября сен сент',
  'october oct octobre oktober okt octubre outubro out ottobre ott pazdziernik pazdziernika октябрь октября окт',
  'november nov novembre noviembre novembro noiembrie ноябрь ноября ноя',
  'december dec decembre dezember dez diciembre dic dezembro dicembre grudzien grudnia декабрь декабря дек',
];

/** Lower case, accents and dots gone, white space single, one kind of apostrophe: how date words are compared. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}.]/gu, '')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const BY_NAME = new Map(NAMES.flatMap((names, month) => names.split(' ').map((name) => [plainWord(name), month + 1] as const)));

/** 1–12, or undefined for a word that is no month's name. */
export const monthOf = (word: string): number | undefined => BY_NAME.get(plainWord(word));
