import { it } from 'vitest';
import { check, itemsOf, readCorpus } from './corpus.js';
it('tries', () => {
  let fa = 0,
    f = 0,
    c = 0,
    l = 0;
  const out: string[] = [];
  for (const file of readCorpus(process.env['FOLDER'] ?? 'corpus'))
    for (const item of itemsOf(file)) {
      const r = check(item);
      const bad = r.verdict === 'UNSUPPORTED';
      if (item.kind === undefined) {
        f++;
        if (bad) {
          fa++;
          out.push(`FALSE ${file.language} ${item.place} ${item.text}\n      -> ${r.kind}: ${r.detail}`);
        }
      } else {
        l++;
        if (bad) {
          c++;
          if (r.kind !== item.kind && process.env['KINDS'])
            out.push(`kind  ${file.language} ${item.kind} as ${r.kind} (${r.detail}): ${item.text}`);
        } else out.push(`MISS  ${file.language} ${item.kind} ${item.place} ${item.text}   [${r.verdict}] ${r.sources.join(' ')}`);
      }
    }
  console.log(out.join('\n'));
  console.log(`recall ${c}/${l} ${(c / l).toFixed(3)}; false ${fa}/${f} ${(fa / f).toFixed(3)}`);
});
