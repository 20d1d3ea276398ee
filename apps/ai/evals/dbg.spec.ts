import { it } from 'vitest';
import { Reading } from '../src/generation/truth/reading/reading.js';
import type { Language } from '../src/generation/vocabulary/index.js';
it('dbg', () => {
  for (const [l, t] of JSON.parse(process.env['T'] ?? '[]') as [Language, string][]) {
    const r = new Reading(t, l);
    console.log(
      JSON.stringify(
        {
          t,
          q: r.quantities,
          d: r.dates,
          verbs: r.verbs.map((v) => [v.group, v.claims, v.hedged, v.from]),
          titles: r.titles,
          deg: r.degrees,
          skills: r.skills.map((s) => s.id),
          spoken: r.spoken,
          names: r.names,
          words: r.words.map((w) => w.stem),
          scales: r.scales,
        },
        null,
        0,
      ),
    );
  }
});
