import { DESIGNS, type Style } from '../design/design.js';

const SERIF = '"Source Serif 4",Cambria,Georgia,"Noto Serif",serif';
const SANS = '"Source Sans 3",Calibri,system-ui,"Noto Sans",sans-serif';

/** Light and dark on a screen, black on white on paper. The person's colour is checked before it comes here: it is `#rrggbb`. */
export function cssOf({ design, paper, accent, fontSize }: Style): string {
  const d = DESIGNS[design];
  return [
    `:root{color-scheme:light dark;--accent:${accent ?? d.accent}}`,
    `@media(prefers-color-scheme:dark){:root{--accent:color-mix(in srgb,${accent ?? d.accent} 45%,white)}}`,
    `body{font:16px/1.5 ${d.font === 'Source Serif 4' ? SERIF : SANS};max-width:46rem;margin:2.5rem auto;padding:0 1.25rem;overflow-wrap:anywhere}`,
    'h1,.name{margin:0;font-size:2.1rem;line-height:1.15;font-weight:650;color:var(--accent)}.label{margin:.25rem 0 .5rem;font-size:1.15rem}',
    'h2{margin:1.7rem 0 .5rem;font-size:1.15rem;color:var(--accent);border-bottom:1px solid}h3{margin:0;font-size:1rem}p{margin:.2rem 0}',
    'ul{margin:.3rem 0;padding-inline-start:1.2rem}.facts{list-style:none;padding:0}header ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font-size:.95rem}',
    'article{margin:.9rem 0}.head{display:flex;justify-content:space-between;gap:1rem;align-items:baseline}.period{white-space:nowrap;font-size:.9em;opacity:.8}.where{font-style:italic}a{color:inherit}',
    '.classic header{text-align:center}.classic header ul{justify-content:center}.portal .head{display:block}.portal header ul{display:block}.letter{margin-top:2rem}.letter p{margin:0 0 .9rem}.letter h1{font-size:1.15rem;margin:1.2rem 0}',
    `@page{size:${paper === 'A4' ? 'A4' : 'letter'};margin:${d.margin.y}cm ${d.margin.x}cm}`,
    `@media print{:root{color-scheme:light}body{font-size:${fontSize ?? d.fontSize}pt;margin:0;padding:0;max-width:none}h2,.head,.where{break-after:avoid}li{break-inside:avoid}p,li{orphans:2;widows:2}}`,
  ].join('');
}
