/** Spoken languages by ISO 639-1 code with their names in English, French, German, Spanish, Japanese and their own. Lower case, NFKC. */
export const SPOKEN_LANGUAGES: Readonly<
  Record<string, readonly [en: string, fr: string, de: string, es: string, ja: string, ...own: string[]]>
> = {
  en: ['English', 'anglais', 'Englisch', 'inglés', '英語'],
  fr: ['French', 'français', 'Französisch', 'francés', 'フランス語'],
  de: ['German', 'allemand', 'Deutsch', 'alemán', 'ドイツ語'],
  es: ['Spanish', 'espagnol', 'Spanisch', 'español', 'スペイン語', 'castellano'],
  ja: ['Japanese', 'japonais', 'Japanisch', 'japonés', '日本語'],
  it: ['Italian', 'italien', 'Italienisch', 'italiano', 'イタリア語'],
  pt: ['Portuguese', 'portugais', 'Portugiesisch', 'portugués', 'ポルトガル語', 'português'],
  nl: ['Dutch', 'néerlandais', 'Niederländisch', 'neerlandés', 'オランダ語', 'Nederlands'],
  pl: ['Polish', 'polonais', 'Polnisch', 'polaco', 'ポーランド語', 'polski'],
  ru: ['Russian', 'russe', 'Russisch', 'ruso', 'ロシア語', 'русский'],
  uk: ['Ukrainian', 'ukrainien', 'Ukrainisch', 'ucraniano', 'ウクライナ語', 'українська'],
  tr: ['Turkish', 'turc', 'Türkisch', 'turco', 'トルコ語', 'Türkçe'],
  ar: ['Arabic', 'arabe', 'Arabisch', 'árabe', 'アラビア語', 'العربية'],
  zh: ['Chinese', 'chinois', 'Chinesisch', 'chino', '中国語', 'Mandarin', '中文'],
  ko: ['Korean', 'coréen', 'Koreanisch', 'coreano', '韓国語', '한국어'],
  hi: ['Hindi', 'hindi', 'Hindi', 'hindi', 'ヒンディー語'],
  sv: ['Swedish', 'suédois', 'Schwedisch', 'sueco', 'スウェーデン語', 'svenska'],
  da: ['Danish', 'danois', 'Dänisch', 'danés', 'デンマーク語', 'dansk'],
  no: ['Norwegian', 'norvégien', 'Norwegisch', 'noruego', 'ノルウェー語', 'norsk'],
  fi: ['Finnish', 'finnois', 'Finnisch', 'finés', 'フィンランド語', 'suomi'],
  cs: ['Czech', 'tchèque', 'Tschechisch', 'checo', 'チェコ語', 'čeština'],
  hu: ['Hungarian', 'hongrois', 'Ungarisch', 'húngaro', 'ハンガリー語', 'magyar'],
  ro: ['Romanian', 'roumain', 'Rumänisch', 'rumano', 'ルーマニア語', 'română'],
  el: ['Greek', 'grec', 'Griechisch', 'griego', 'ギリシャ語', 'ελληνικά'],
  he: ['Hebrew', 'hébreu', 'Hebräisch', 'hebreo', 'ヘブライ語', 'עברית'],
  vi: ['Vietnamese', 'vietnamien', 'Vietnamesisch', 'vietnamita', 'ベトナム語', 'tiếng việt'],
  th: ['Thai', 'thaï', 'Thailändisch', 'tailandés', 'タイ語'],
  ca: ['Catalan', 'catalan', 'Katalanisch', 'catalán', 'カタルーニャ語', 'català'],
};

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
/** Any case of the first letter: "Anglais" opens a line of a French résumé. */
const anyCase = (name: string): string => `[${name.slice(0, 1).toLowerCase()}${name.slice(0, 1).toUpperCase()}]${escape(name.slice(1))}`;

/**
 * English and German names only with their capital ("You polish the floors"). German joins the name to what is asked
 * ("Deutschkenntnisse"), the others inflect it at most by an ending.
 */
const PATTERNS = Object.entries(SPOKEN_LANGUAGES).map(([code, [en, fr, de, es, ja, ...own]]) => {
  const latin = [escape(en), anyCase(fr), escape(de), anyCase(es), ...own.filter((name) => !WIDE.test(name)).map(anyCase)];
  const wide = [ja, ...own.filter((name) => WIDE.test(name))].map(escape);
  const spaced = `(?<![\\p{L}])(?:${latin.join('|')})(?:e?s|e|en|er|kenntnisse\\p{L}*|sprach\\p{L}*)?(?![\\p{L}])`;
  return [code, new RegExp([spaced, ...wide].join('|'), 'u')] as const;
});

/** Codes of the spoken languages a text names, in table order. Never throws. */
export const spokenLanguages = (text: string): string[] => {
  const sentence = text.normalize('NFKC');
  return PATTERNS.filter(([, pattern]) => pattern.test(sentence)).map(([code]) => code);
};
