import deLabor from './de-labor.json' with { type: 'json' };
import deVertrieb from './de-vertrieb.json' with { type: 'json' };
import enNurse from './en-nurse.json' with { type: 'json' };
import enPolice from './en-police.json' with { type: 'json' };
import enResearcher from './en-researcher.json' with { type: 'json' };
import esAgricultor from './es-agricultor.json' with { type: 'json' };
import frTraduction from './fr-traduction.json' with { type: 'json' };
import jaChori from './ja-chori.json' with { type: 'json' };
import type { Person } from '../person.js';

/** The people of the old unread third: read since, and so no measure any more (README.md beside this file). Imported, so that the compiled evals carry them. */
export const RETIRED: readonly Person[] = [
  deLabor,
  deVertrieb,
  enNurse,
  enPolice,
  enResearcher,
  esAgricultor,
  frTraduction,
  jaChori,
] as unknown as readonly Person[];
