import { wordSet } from './telling.js';

/** Words in h- that keep their article whole (h aspiré), by their beginning. */
const ASPIRATED =
  /^(?:haches?|haie|haine|hall(?:e|es|s)?$|halte|hamac|hanche|hand|handicap|hangar|hardware|hareng|haricot|harnais|harpe|hasard|hausse|haut|hauteur|hérisson|héros$|hernie|hêtre|heurt|hibou|hiérarchi|hip-hop|hockey|homard|hors|houille|housse|hublot|huit|hurl|hutte)/iu;
/** « le onze », « le yaourt »: a vowel that takes no elision. */
const WHOLE = /^(?:onz|oui$|yaourt|yacht|yoga|week|web|ouistiti|un$|uhlan)/iu;

/** Whether an article or « de », « que » loses its vowel before this word: « l'accueil », « d'une », but « la hausse ». */
export const elides = (word: string): boolean =>
  /^[aàâäeéèêëiîïoôöuùûüyœæh]/iu.test(word) && !ASPIRATED.test(word) && !WHOLE.test(word) && !/^[yY][aeiou]/u.test(word);

/** Nouns of work whose ending misleads, or has none that tells. */
const FEMININE = wordSet(`
  gestion veille vente mise hausse baisse refonte recherche conduite tenue reprise paie paye caisse saisie sortie visite équipe comptabilité vie reconnaissance prise étude analyse enquête relecture découpe pose
  coupe fonte taille cuisine plonge livraison préparation main commande collecte fouille mesure lecture écoute aide part garde toilette démarche prospection relance facturation revue clientèle campagne
  stratégie méthode maquette plateforme appli application image page plage expertise franchise licence absence présence compétence expérience connaissance chance formation réception surveillance soudure
  peinture couture culture ouverture fermeture signature maçonnerie menuiserie plomberie charpente toiture façade clôture taille`);
const MASCULINE = wordSet(`
  suivi pilotage contrôle support soutien audit accueil conseil entretien transfert montage projet travail service soin soins encadrement achat appel appui bilan budget calcul catalogue chantier choix
  cours débit devis diagnostic dossier étalonnage inventaire maintien nettoyage planning plan poste rapport recueil réseau réglage repas stock stage tri tutorat usinage site logiciel outil portail
  développement déploiement lancement recrutement tableau transport musée lycée trajet programme problème système thème domaine magazine volume costume légume incendie silence`);

const FEMININE_END = /(?:tion|sion|xion|ture|ance|ence|ité|té|ie|ise|ique|ette|elle|esse|ude|ade|ure|eur(?=e)|euse|rice|ine|ose|ée)$/u;
const MASCULINE_END = /(?:ment|age|isme|oir|teur|eau|al|ail|eil|euil|ier|on(?<!ion)|in|et|at|if|ois|ing|o)$/u;

/** The gender of a singular noun of work; undefined for plurals and for what neither table nor ending tells. */
export function frenchGender(noun: string): 'f' | 'm' | undefined {
  if (FEMININE.has(noun)) return 'f';
  if (MASCULINE.has(noun) && noun !== 'soins') return 'm';
  if (noun.length < 4 || /[sxz]$/u.test(noun)) return undefined;
  if (FEMININE_END.test(noun)) return 'f';
  return MASCULINE_END.test(noun) ? 'm' : undefined;
}
