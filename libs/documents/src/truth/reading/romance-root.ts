const ENDINGS = {
  es: /(?:aron|ieron|aban|ando|iendo|ados?|adas?|idos?|idas?|amos|emos|imos|aba|ian|ia|ar|er|ir|an|en|as|es|os|o|a|e|i)$/u,
  fr: /(?:aient|erent|ions|iez|ait|ais|ant|ees?|ent|ons|ez|er|ir|re|es|us|ues?|is|it|e|s|t|a|i|u)$/u,
} as const;
/** Shorter roots are of many words. */
const LEAST = 3;

/** What the forms of a verb share that the stemmer leaves apart in short words: `usaron`, `usado`; undefined where too little is left. */
export function romanceRoot(word: string, language: keyof typeof ENDINGS): string | undefined {
  const bare = word.replace(ENDINGS[language], '');
  return bare.length >= LEAST ? bare : undefined;
}
