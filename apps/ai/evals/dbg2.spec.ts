import { it } from 'vitest';
import { readCorpus } from './corpus.js';
import { readFacts } from '../src/generation/truth/index.js';
it('dbg', () => {
  const [lang, key] = (process.env['W'] ?? '').split(':');
  for (const f of readCorpus('corpus'))
    if (f.language === lang)
      for (const fact of readFacts(f.master).all)
        if (fact.pointer.includes(key ?? '')) {
          const r = fact.reading;
          console.log(
            fact.pointer,
            r.language,
            JSON.stringify({
              t: r.text,
              q: r.quantities,
              verbs: r.verbs.map((v) => [v.group, v.claims, v.hedged]),
              titles: r.titles.map((t) => [t.ranks, t.roles]),
              skills: r.skills.map((s) => s.id),
              st: [...r.stems],
            }),
          );
        }
});
