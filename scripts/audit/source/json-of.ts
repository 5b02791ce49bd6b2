const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** The value that these bytes are the JSON of; `undefined` where they are no JSON, or no UTF-8. */
export function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(UTF_8.decode(bytes));
  } catch {
    return undefined;
  }
}
