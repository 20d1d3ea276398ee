/** Names for many fields of study at once, as demands use them, and the fields each stands for, by the beginnings of their words. */
const UMBRELLAS: readonly (readonly [asked: RegExp, fields: RegExp])[] = [
  [
    /(?<!\p{L})(?:numerate|numerical|quantitative|mathematical|zahlenorientiert\p{L}*|quantitativ\p{L}*|cuantitativ\p{L}*)(?!\p{L})|数理/iu,
    /(?<!\p{L})(?:econom|économ|ökonom|mathem|mathém|matem|statist|estadíst|physi|físic|engineer|ingen|ingén|financ|finanz|account|actuar|comput|informat|informát|data|wirtschaft|betriebs|bwl|vwl|compta|contab|maschinenbau|elektro)|経済|数学|統計|物理|工学|会計|情報|理学/iu,
  ],
  [
    /(?<!\p{L})(?:stem|technical|scientific|technisch\p{L}*|naturwissenschaft\p{L}*|scientifique|technique|científic[oa]|técnic[oa])(?= (?:field|subject|discipline|degree|area|fach\p{L}*|studi\p{L}*|bereich|domaine|discipline|filière|área|disciplina|carrera|titulación)s?(?!\p{L}))|理系|理工/iu,
    /(?<!\p{L})(?:engineer|ingen|ingén|mathem|mathém|matem|statist|physi|físic|chem|chim|quím|bio|comput|informat|informát|data|electr|elektro|électr|mechan|mécan|mecán|maschinenbau|material|geolog|environment|umwelt)|工学|理学|物理|化学|生物|数学|情報|機械|電気/iu,
  ],
  [
    /(?<!\p{L})(?:business(?:[- ]related)?|commercial|kaufmännisch\p{L}*|betriebswirtschaftlich\p{L}*|commerciale?|empresarial|comercial)(?!\p{L})|商学/iu,
    /(?<!\p{L})(?:business|management|econom|économ|ökonom|account|financ|finanz|market|commerc|comerc|betriebs|bwl|wirtschaft|gestion|gestión|empres|administra|vente|vertrieb)|経営|経済|商学|会計/iu,
  ],
];
/** Any field will do. */
const ANY =
  /(?<!\p{L})(?:any|a relevant|a related|relevant|beliebig\p{L}*|einschlägig\p{L}*|relevante[rsn]?|pertinente?|cualquier|relacionad[oa])(?: (?:field|subject|discipline|degree|area|fach\p{L}*|studi\p{L}*|bereich|domaine|área|disciplina|carrera))?(?!\p{L})|学部不問/iu;

/** Whether a demand that names fields of study by an umbrella ("a numerate subject") is answered by a field; undefined where it names none. */
export function umbrellaAnswers(demand: string, field: string): boolean | undefined {
  const asked = UMBRELLAS.filter(([umbrella]) => umbrella.test(demand));
  if (asked.length > 0) return asked.some(([, fields]) => fields.test(field));
  return ANY.test(demand) ? true : undefined;
}
