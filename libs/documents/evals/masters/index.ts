import { backendEnjinia } from './backend-enjinia.js';
import { careerChanger } from './career-changer.js';
import { directoraHotel } from './directora-hotel.js';
import { infirmiere } from './infirmiere.js';
import { keiriTantou } from './keiri-tantou.js';
import { logistikleiterin } from './logistikleiterin.js';
import { newGraduate } from './new-graduate.js';
import { platformEngineer } from './platform-engineer.js';
import { softwareentwicklerin } from './softwareentwicklerin.js';

/** Every master résumé of the evals: fictional people of different trades, in the language each would write in. */
export const MASTERS = {
  platformEngineer,
  careerChanger,
  infirmiere,
  newGraduate,
  logistikleiterin,
  softwareentwicklerin,
  directoraHotel,
  keiriTantou,
  backendEnjinia,
} as const;
