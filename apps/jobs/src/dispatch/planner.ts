/**
 * Every statement of this service is by key, on tables whose size changes a thousandfold within minutes. A plan made while one was empty
 * would read it whole ever after (prepared statements keep their plans), so sequential scans are the last resort, and pages in memory
 * are priced as such.
 */
const PLANNER = '-c enable_seqscan=off -c random_page_cost=1.1';

/** The database's URL with the planner's settings, which every connection made from it then has. */
export function withPlanner(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', [url.searchParams.get('options'), PLANNER].filter(Boolean).join(' '));
  return url.href;
}
