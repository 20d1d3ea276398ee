/** Ends a sentence: a mark followed by space and no small letter, a Japanese full stop, a line, a bullet. */
const BREAK = /(?<=[.!?…]["”»’)]?)\s+(?![\p{Ll}\d])|(?<=[。！？])|\n+\s*|\s+[•▪●◦]\s+/u;
/** A dot after these ends no sentence. Longer words ending so are rare before a capital. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|Dr|Prof|Mr|Mrs|Ms|Mme|Sr|Sra|St|Nr|No|Mio|Mrd|Tsd|ca|bzw|inkl|e\.g|i\.e|z\. ?B|u\. ?a|Dipl|approx|env|aprox|vs|rer|nat|med|phil|Ing)\.$/u;

/** A legal form with a dot may end a sentence; what follows tells: a place ("Acme Inc. Boston") or a sentence. */
const COMPANY = /\b(?:Inc|Ltd|Corp|Co|etc|Cie)\.$/u;
const SHORT = 3;

/** Splits prose into sentences; a text without marks is one. Texts are trimmed, empty ones left out. */
export function sentencesOf(text: string): string[] {
  const parts = text.split(BREAK);
  const sentences: string[] = [];
  for (const part of parts) {
    const last = sentences.at(-1);
    if (last !== undefined && (ABBREVIATION.test(last) || (COMPANY.test(last) && part.split(/\s+/u).length < SHORT)))
      sentences[sentences.length - 1] = `${last} ${part}`;
    else sentences.push(part);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}
