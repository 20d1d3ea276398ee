/** `gewartet`, `warten` and `Wartung`; `eingearbeitet` and `Einarbeitung`: the stemmer leaves participles and nouns apart. */
export function germanRoot(word: string): string {
  const bare = word
    .replace(/^(ab|an|auf|aus|bei|ein|vor|zu|um|durch|uber|unter|mit|nach|hin|her|weiter|fest|bereit)?ge(?=\p{L}{4})/u, '$1')
    .replace(/(?:ungen|ung|ete|et|iert|ier|te|t|en|er|e)$/u, '');
  return bare.length >= 4 ? bare : word;
}
