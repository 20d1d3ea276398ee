import { backendEngineer, dataAnalyst, hostileBackend } from './english.js';
import { developpeurWeb, infirmierChirurgie } from './french.js';
import { javaEntwicklung, lagerleitung } from './german.js';
import { backendJa, keiriShunin } from './japanese.js';
import { atencionCliente, direccionHotel } from './spanish.js';

/** Every posting of the evals by name; the first two letters say its language. */
export const POSTINGS = {
  enBackendEngineer: backendEngineer,
  enDataAnalyst: dataAnalyst,
  enHostileBackend: hostileBackend,
  frInfirmierChirurgie: infirmierChirurgie,
  frDeveloppeurWeb: developpeurWeb,
  deLagerleitung: lagerleitung,
  deJavaEntwicklung: javaEntwicklung,
  esDireccionHotel: direccionHotel,
  esAtencionCliente: atencionCliente,
  jaKeiriShunin: keiriShunin,
  jaBackend: backendJa,
} as const;
