import deElektriker from './de-elektriker.json' with { type: 'json' };
import deLehrerin from './de-lehrerin.json' with { type: 'json' };
import deSozialarbeit from './de-sozialarbeit.json' with { type: 'json' };
import enAccounts from './en-accounts.json' with { type: 'json' };
import enCare from './en-care.json' with { type: 'json' };
import enCarpenter from './en-carpenter.json' with { type: 'json' };
import enSoftware from './en-software.json' with { type: 'json' };
import enWarehouse from './en-warehouse.json' with { type: 'json' };
import enWelder from './en-welder.json' with { type: 'json' };
import esConductor from './es-conductor.json' with { type: 'json' };
import esDisenadora from './es-disenadora.json' with { type: 'json' };
import frClerc from './fr-clerc.json' with { type: 'json' };
import frCuisine from './fr-cuisine.json' with { type: 'json' };
import jaKaigo from './ja-kaigo.json' with { type: 'json' };
import jaKensa from './ja-kensa.json' with { type: 'json' };
import type { Person } from '../person.js';

/** The people whose statements anybody may read. Imported, so that the compiled evals carry them. */
export const READABLE: readonly Person[] = [
  deElektriker,
  deLehrerin,
  deSozialarbeit,
  enAccounts,
  enCare,
  enCarpenter,
  enSoftware,
  enWarehouse,
  enWelder,
  esConductor,
  esDisenadora,
  frClerc,
  frCuisine,
  jaKaigo,
  jaKensa,
] as unknown as readonly Person[];
