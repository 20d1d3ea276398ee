declare module 'snowball-stemmers' {
  export interface Stemmer {
    stem(word: string): string;
  }
  /** Throws on an unknown algorithm name. */
  export function newStemmer(algorithm: string): Stemmer;
  export function algorithms(): string[];
}
