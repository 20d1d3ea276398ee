const MONTHS: readonly (readonly string[])[] = [
  ['January', 'Januar', 'janvier', 'enero'],
  ['February', 'Februar', 'février', 'febrero'],
  ['March', 'März', 'mars', 'marzo'],
  ['April', 'avril', 'abril'],
  ['May', 'Mai', 'mayo'],
  ['June', 'Juni', 'juin', 'junio'],
  ['July', 'Juli', 'juillet', 'julio'],
  ['August', 'août', 'agosto'],
  ['September', 'septembre', 'septiembre'],
  ['October', 'Oktober', 'octobre', 'octubre'],
  ['November', 'novembre', 'noviembre'],
  ['December', 'Dezember', 'décembre', 'diciembre'],
];

/** A day as people write it, as patterns: `1985-03-12` is also 12.03.85, 3/12/1985, 12 March 1985, le 12 mars 1985 and 1985年3月12日. */
export function birthForms(text: string): readonly string[] {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})/u.exec(text.trim());
  const other = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})/u.exec(text.trim());
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : other ? [other[3], other[2], other[1]] : [];
  const literal = text.trim().replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
  if (year === undefined || month === undefined || day === undefined) return /^\d{1,4}$/u.test(literal) ? [] : [literal];
  const [m, d] = [`0?${Number(month)}`, `0?${Number(day)}`];
  const y = `(?:${year}|${year.slice(2)})`;
  const names = (MONTHS[Number(month) - 1] ?? []).flatMap((name) => [name, `${name.slice(0, 3)}\\.?`]).join('|');
  const sep = String.raw`\s?[.\/-]\s?`;
  return [
    literal,
    `${year}${sep}${m}${sep}${d}`,
    `(?:${d}${sep}${m}|${m}${sep}${d})${sep}${y}`,
    ...(names === ''
      ? []
      : [`${d}(?:st|nd|rd|th|er|\\.)?\\s(?:de\\s)?(?:${names}),?\\s(?:de\\s)?${year}`, `(?:${names})\\s${d}(?:st|nd|rd|th)?,?\\s${year}`]),
    `${year}年${m}月${d}日`,
  ];
}
