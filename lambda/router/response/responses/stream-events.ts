import { namedEvent } from '../named-event';

/** Writes the server-sent events of one stream, and counts them: each has the next `sequence_number`, from 0 on. */
export class StreamEvents {
  private next = 0;

  write(type: string, fields: object): string {
    return namedEvent(type, { ...fields, sequence_number: this.next++ });
  }

  /** Writes events that differ in their `delta` alone. What is around it is rendered once. */
  deltas(type: string, fields: object): (delta: string) => string {
    const before = `event: ${type}\ndata: ${JSON.stringify({ type, ...fields }).slice(0, -1)},"delta":`;
    return (delta) => `${before}${JSON.stringify(delta)},"sequence_number":${this.next++}}\n\n`;
  }
}
