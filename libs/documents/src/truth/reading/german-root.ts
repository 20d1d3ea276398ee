const PREFIXED = /^(ab|an|auf|aus|bei|ein|vor|zu|um|durch|uber|unter|mit|nach|hin|her|weiter|fest|bereit)?ge(?=\p{L}{4})/u;
const ENDING = /(?:ierung|ungen|ung|ation|ieren|iert|iere|ier|igt|ete|et|te|ig|isch|lich|t|en|er|e|i)$/u;
/** Letters a root keeps after the first ending is off, and after further ones. */
const LEAST = 4;
const LEAST_AGAIN = 5;

/** `gewartet`, `warten` and `Wartung`; `eingearbeitet` and `Einarbeitung`: the stemmer leaves participles and nouns apart. */
export function germanRoot(word: string): string {
  let root = word.replace(PREFIXED, '$1');
  for (let least = LEAST; ; least = LEAST_AGAIN) {
    const bare = root.replace(ENDING, '');
    if (bare === root || bare.length < least) return root.length >= LEAST ? root : word;
    root = bare;
  }
}
