/**
 * Every statement of this service is by key, on tables whose size changes a thousandfold within minutes. A plan made while one was empty
 * would read it whole ever after (prepared statements keep their plans), so sequential scans are the last resort, and pages in memory
 * are priced as such. A refused scan of an empty table is priced at ten thousand millions, above which PostgreSQL compiles a statement
 * before it runs it: where it was built with LLVM, as the official image is, a claim of 6 ms took 0.5 to 5 s (measured), so that is off.
 */
const PLANNER = '-c enable_seqscan=off -c random_page_cost=1.1 -c jit=off';

/** The database's URL with the planner's settings, which every connection made from it then has. */
export function withPlannerSettings(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', [url.searchParams.get('options'), PLANNER].filter(Boolean).join(' '));
  return url.href;
}
