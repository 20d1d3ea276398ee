import deElektro from './de-elektro.json' with { type: 'json' };
import dePersonal from './de-personal.json' with { type: 'json' };
import enNurse from './en-nurse.json' with { type: 'json' };
import enSoftware from './en-software.json' with { type: 'json' };
import esLogistica from './es-logistica.json' with { type: 'json' };
import esMaestra from './es-maestra.json' with { type: 'json' };
import frChef from './fr-chef.json' with { type: 'json' };
import frComptable from './fr-comptable.json' with { type: 'json' };
import jaEigyo from './ja-eigyo.json' with { type: 'json' };
import jaKango from './ja-kango.json' with { type: 'json' };
import { SECOND_SET } from './second-set.js';
import { THIRD_SET } from './third-set.js';
import { FOURTH_SET } from './fourth-set.js';

/** The people the rules were written against. Imported, so that the compiled evals carry them. */
export const WRITTEN: readonly unknown[] = [
  deElektro,
  dePersonal,
  enNurse,
  enSoftware,
  esLogistica,
  esMaestra,
  frChef,
  frComptable,
  jaEigyo,
  jaKango,
  ...SECOND_SET,
  ...THIRD_SET,
  ...FOURTH_SET,
];
