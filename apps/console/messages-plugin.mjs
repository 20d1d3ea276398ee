import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** Catalogues (src/text/locales/<language>.json, ICU MessageFormat) compiled at build: no parser goes to the browser, a wrong message ends the build. */
export function messages() {
  return {
    name: 'vitae-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/text\/locales\/[a-z]{2}\.json$/.test(id)) return undefined;
      const compiled = Object.fromEntries(Object.entries(JSON.parse(code)).map(([key, text]) => [key, compileMessageOrThrow(text)]));
      return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`, map: null, moduleType: 'js' };
    },
  };
}
