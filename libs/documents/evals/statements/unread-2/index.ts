import deFahrer from './de-fahrer.json' with { type: 'json' };
import dePflege from './de-pflege.json' with { type: 'json' };
import enBackend from './en-backend.json' with { type: 'json' };
import enElectrician from './en-electrician.json' with { type: 'json' };
import enPhysio from './en-physio.json' with { type: 'json' };
import enPrimary from './en-primary.json' with { type: 'json' };
import esCocina from './es-cocina.json' with { type: 'json' };
import frComptable from './fr-comptable.json' with { type: 'json' };
import frLogistique from './fr-logistique.json' with { type: 'json' };
import jaKenkyu from './ja-kenkyu.json' with { type: 'json' };
import type { Person } from '../person.js';

/** Ten people written after the rules were, by an author who has read neither the rules nor their answers: see README.md beside this file. */
export const UNREAD_2: readonly Person[] = [
  deFahrer,
  dePflege,
  enBackend,
  enElectrician,
  enPhysio,
  enPrimary,
  esCocina,
  frComptable,
  frLogistique,
  jaKenkyu,
] as unknown as readonly Person[];
