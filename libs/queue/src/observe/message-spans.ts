import { currentContext } from '#common';
import { errorType, startSpan, type Span, type SpanAttributes } from '#telemetry';
import type { OutgoingMessage } from '../port/queue.js';

export const messagingAttributes = (operation: 'send' | 'process', topic: string, more: SpanAttributes = {}): SpanAttributes => ({
  'messaging.system': 'vitae',
  'messaging.operation.type': operation,
  'messaging.operation.name': operation,
  'messaging.destination.name': topic,
  ...more,
});

/** Messages on their way out: what they carry, and the spans that end with their sending. */
export class Outgoing {
  private readonly spans: Span[] = [];
  readonly messages: readonly OutgoingMessage[];

  /** Each message keeps its own trace, and otherwise gets the current one; a recorded one gets a span that its consumers' spans are children of. */
  constructor(topic: string, messages: readonly OutgoingMessage[]) {
    const { traceparent } = currentContext();
    this.messages = messages.map((m) => {
      const own = m.properties?.['traceparent'] ?? traceparent;
      if (own === undefined) return m;
      const span = startSpan(`send ${topic}`, { kind: 'producer', parent: own, attributes: messagingAttributes('send', topic) });
      if (span) this.spans.push(span);
      return { ...m, properties: { ...m.properties, traceparent: span?.traceparent ?? own } };
    });
  }

  sent(): void {
    for (const span of this.spans) span.end();
  }

  refused(error: unknown): void {
    for (const span of this.spans) {
      span.fail(errorType(error));
      span.end();
    }
  }
}
