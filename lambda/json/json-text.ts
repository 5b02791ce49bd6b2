import { randomUUID } from 'node:crypto';

/** Which of the texts that are being written is a JSON text. It leaves no process, so no other text can hold it. */
const MARK = randomUUID();
const MARKED = new RegExp(`"${MARK}([A-Za-z0-9_-]*)"`, 'g');

/** JSON that is written as it is. It must be valid JSON. Write it by {@link jsonOf} alone. */
export class JsonText {
  constructor(readonly text: string) {}

  /** For `JSON.stringify`. `JSON.rawJSON` does the same from Node 21 on. */
  toJSON(): string {
    return MARK + Buffer.from(this.text).toString('base64url');
  }
}

/** `JSON.stringify`, where each {@link JsonText} in the value stays as it is. */
export function jsonOf(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes(MARK)) return json;
  return json.replace(MARKED, (_marked, text: string) => Buffer.from(text, 'base64url').toString());
}
