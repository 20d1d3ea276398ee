declare module 'html-to-text' {
  interface Options {
    readonly wordwrap: false;
    readonly limits: { readonly maxInputLength: number; readonly maxDepth: number };
    readonly selectors: readonly {
      readonly selector: string;
      readonly format?: string;
      readonly options?: Readonly<Record<string, unknown>>;
    }[];
  }
  export function compile(options: Options): (html: string) => string;
}
