import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

const WEIGHTS = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];

/** Latin, Greek, Cyrillic: without them there is no PDF. */
const NEEDED = ['source-sans-3', 'source-serif-4'].flatMap((family) => WEIGHTS.map((weight) => `@expo-google-fonts/${family}/${weight}`));

/**
 * TrueType or OpenType: WOFF is passed over without an error, so all of @fontsource is of no use. Two weights of each, real ones: a made-up bold
 * shows in no Han character. A pack that is not there is left out, and its script has no font then.
 */
const PACKS = [
  ...[['arabic', 'NotoNaskhArabic', 'ttf'], ['hebrew', 'NotoSansHebrew', 'ttf'], ['jp', 'NotoSansJP', 'otf'], ['kr', 'NotoSansKR', 'otf'], ['sc', 'NotoSansHans', 'otf']].flatMap(
    ([pack, family, type]) => ['Regular', 'Bold'].map((weight) => `@embedpdf/fonts-${pack}/fonts/${family}-${weight}.${type}`),
  ),
  '@expo-google-fonts/noto-sans-devanagari/400Regular', '@expo-google-fonts/noto-sans-devanagari/700Bold', '@expo-google-fonts/noto-emoji/400Regular',
]; // prettier-ignore

/** Walks the folders itself: `require.resolve` of a package that does not export its package.json throws. */
function placeOf(name: string): string | undefined {
  const [scope = '', pkg = ''] = name.split('/');
  const roots = require.resolve.paths(`${scope}/${pkg}`) ?? [];
  return roots.map((root) => path.join(root, name)).find((place) => existsSync(place));
}

/** Folders and files of fonts. Throws where those of Latin are missing. */
export function fontPlaces(): string[] {
  const missing = NEEDED.filter((name) => placeOf(name) === undefined);
  if (missing.length > 0) throw new Error(`Fonts are not installed: ${missing.join(', ')}`);
  return [...NEEDED, ...PACKS].flatMap((name) => placeOf(name) ?? []);
}
