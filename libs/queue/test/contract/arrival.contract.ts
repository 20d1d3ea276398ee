import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { currentContext, withContext } from '#common';
import { eventually } from '#testing';
import type { MessageData } from '../../src/index.js';
import { anything, ascending, numbers, type ContractContext } from './contract-context.js';

/** What is published arrives, whole, where it should. */
export function arrivalContract(t: ContractContext): void {
  describe('what is published arrives', () => {
    it('whole and exact: values, bytes, properties', async () => {
      const queue = await t.prepared('a');
      const values: MessageData[] = [
        { z: 1, a: [null, true, -0.5, 1e21], nested: { deep: [[[{}]]] }, __proto__x: 1 },
        'NUL \u0000, lone \ud800 surrogate, 👩‍🚀 and "quotes" \\ \n',
        0,
        null,
        [],
        '',
        new Uint8Array([0, 255, 128, 10]),
        new Uint8Array(),
      ];
      const got = t.watchAs(queue, 'a', anything);
      await queue.publish(t.topic, values.map((data, i) => ({ data, properties: { n: String(i), 'x.y-z_1': 'ü' } }))); // prettier-ignore
      await eventually(() => expect(got.messages).toHaveLength(values.length), { timeoutMs: 10_000 });
      const inOrder = got.messages.toSorted((x, y) => Number(x.properties['n']) - Number(y.properties['n']));
      expect(inOrder.map((m) => m.data)).toEqual(values);
      expect(JSON.stringify(inOrder[0]!.data)).toBe(JSON.stringify(values[0]));
      expect(inOrder[3]!.properties).toEqual({ n: '3', 'x.y-z_1': 'ü' });
      expect(inOrder.every((m) => m.topic === t.topic)).toBe(true);
    });

    it('with the id it was given, or one of its own', async () => {
      const queue = await t.prepared('a');
      const id = randomUUID();
      const got = t.watch(queue, 'a');
      await queue.publish(t.topic, [{ data: 1, id }, { data: 2 }]);
      await eventually(() => expect(got.messages).toHaveLength(2));
      expect(got.messages.find((m) => m.data === 1)?.id).toBe(id);
      expect(new Set(got.messages.map((m) => m.id)).size).toBe(2);
    });

    it('at each subscription, and once among the consumers of one', async () => {
      const queue = await t.prepared('a', 'b');
      const other = t.connect();
      const [first, second, audit] = [t.watch(queue, 'a'), t.watch(other, 'a'), t.watch(queue, 'b')];
      await Promise.all([first.handle.attached, second.handle.attached, audit.handle.attached]);
      for (let i = 0; i < 20; i++) await queue.publish(t.topic, numbers(i * 10 + 1, i * 10 + 10));
      await Promise.all([t.drained('a'), t.drained('b')]);
      const all = numbers(1, 200).map((m) => m.data);
      expect(ascending(new Set([...first.data(), ...second.data()]))).toEqual(all);
      expect(ascending(new Set(audit.data()))).toEqual(all);
    });

    it('when it was published before the first consumer came, but after ensure', async () => {
      const queue = await t.prepared('a');
      await queue.publish(t.topic, numbers(1, 3));
      const got = t.watch(t.connect(), 'a');
      await eventually(() => expect(ascending(got.data())).toEqual([1, 2, 3]), { timeoutMs: 10_000 });
    });

    it('not at a subscription made later: a t.topic without subscription keeps nothing', async () => {
      const queue = t.connect();
      await queue.ensure([{ topic: t.topic, subscriptions: [] }]);
      await queue.publish(t.topic, [{ data: 1 }]);
      await queue.ensure([{ topic: t.topic, subscriptions: ['late'] }]);
      await queue.publish(t.topic, [{ data: 2 }]);
      const got = t.watch(queue, 'late');
      await eventually(() => expect(got.data()).toContain(2));
      await t.drained('late');
      expect(got.data()).toEqual([2]);
    });

    it('with the trace it was published in', async () => {
      const queue = await t.prepared('a');
      let inHandler: string | undefined;
      const got = t.watch(queue, 'a', () => {
        inHandler = currentContext().traceparent;
        return 'settle';
      });
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      await withContext({ traceparent }, () => queue.publish(t.topic, [{ data: 1 }]));
      await eventually(() => expect(got.messages).toHaveLength(1));
      expect(got.messages[0]!.properties['traceparent']).toBe(traceparent);
      expect(inHandler).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
      expect(inHandler).not.toBe(traceparent);
    });

    it('ensure is idempotent, from several processes at once', async () => {
      const queues = [t.connect(), t.connect(), t.connect()];
      await Promise.all(queues.map((q) => q.ensure([{ topic: t.topic, subscriptions: ['a', 'b'] }])));
      await queues[0]!.ensure([{ topic: t.topic, subscriptions: ['a'], keepUnreadMs: 60_000 }]);
      const got = [t.watch(queues[1]!, 'a'), t.watch(queues[2]!, 'b')];
      await queues[0]!.publish(t.topic, numbers(1, 2));
      for (const seen of got) await eventually(() => expect(ascending(seen.data())).toEqual([1, 2]));
    });
  });
}
