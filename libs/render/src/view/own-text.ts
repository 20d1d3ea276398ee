import type { Resume } from '#json-resume';

/** Letters beyond which a language shows. */
const ENOUGH = 4_000;

/** The start of what a person wrote, for telling its script: values of all sections, no keys. */
export function resumeText(content: Resume): string {
  const parts: string[] = [];
  let length = 0;
  const walk = (value: unknown): void => {
    if (length > ENOUGH) return;
    if (typeof value === 'string') {
      parts.push(value);
      length += value.length;
    } else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  // Mail and web addresses are Latin in every language.
  walk([content.basics?.summary, content.basics?.label, content.work, content.education, content.skills, content.projects, content.basics?.name]); // prettier-ignore
  return parts.join(' ');
}
