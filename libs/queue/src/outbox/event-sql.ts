/**
 * The outbox row of an event as a statement, for set-based statements that write their event themselves: a round trip less than `writeEvent`,
 * and one row however many facts the statement made. Meant as a CTE. `data` is an SQL expression of the event's JSON text over `from`;
 * `from` is everything from FROM on and yields the groups to tell, normally one or none (`HAVING`). No owner: such an event is about many.
 * Both are constants of the code, never input.
 */
export const insertEventSql = ({ topic, data, from }: { readonly topic: string; readonly data: string; readonly from: string }): string =>
  `INSERT INTO outbox_events (id, topic, message)
  SELECT e.id, '${topic}', '{"v":1,"id":"' || e.id || '","p":{},"d":' || e.data || '}'
  FROM (SELECT gen_random_uuid() AS id, ${data} AS data ${from}) e`;
