/**
 * Phrases that say nothing and that readers of applications are tired of, in five languages, lower case. No sentence of ours holds
 * one; a line of the person's that does is told in a letter only when there is no other.
 */
export const CLICHES: readonly string[] = `
  team player; hard-working; hard working; hardworking; results-driven; results-oriented; result-oriented; detail-oriented;
  detail oriented; self-starter; go-getter; go-to person; think outside the box; outside the box; synergy; synergies; passionate;
  passion for; dynamic; proven track record; track record of; leverage; leveraging; leveraged; cutting-edge; world-class;
  best-in-class; best of breed; ninja; rockstar; rock star; guru; wizard; perfect fit; ideal candidate; dream job; excited to;
  thrilled; esteemed; prestigious; hit the ground running; value-add; value add; game changer; game-changer; thought leader;
  strategic thinker; people person; multitasker; strong work ethic; highly motivated; seasoned professional; fast-paced; bottom line;
  move the needle; deep dive; delve; esprit d’équipe; esprit d'équipe; passionnée; passionné; dynamique; force de proposition;
  rigoureux et motivé; autonome et rigoureux; véritable atout; relever de nouveaux défis; nouveaux challenges; candidat idéal;
  entreprise de renom; prestigieuse; teamfähig; teamplayer; leidenschaftlich; leidenschaft; dynamisch; belastbar; hochmotiviert;
  hoch motiviert; mit großem interesse; mit großer begeisterung; perfekte ergänzung; renommiert; herausforderung; querdenker; macher;
  traumjob; trabajo en equipo y; proactivo; proactiva; dinámico; dinámica; apasionado; apasionada; orientado a resultados;
  orientada a resultados; nuevos retos; candidato ideal; candidata ideal; prestigiosa empresa; altamente motivado;
  altamente motivada; 情熱; やりがい; コミュニケーション能力には自信; チャレンジ精神; 即戦力; 貴社の理念に共感; 感銘を受け; 成長意欲; バイタリティ; 一生懸命`
  .split(';')
  .map((phrase) => phrase.trim());

const plain = (text: string): string => text.normalize('NFC').toLowerCase();
const WORDY = /^[\p{Script=Latin}’' -]+$/u;

/** The clichés a text holds, whole words only where the script has words. */
export function clichesIn(text: string): string[] {
  const lower = ` ${plain(text).replace(/[^\p{L}\p{N}’'-]+/gu, ' ')} `;
  return CLICHES.filter((phrase) => (WORDY.test(phrase) ? lower.includes(` ${phrase} `) : plain(text).includes(phrase)));
}
