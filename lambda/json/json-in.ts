/** What a text says as JSON; `undefined` where it is not JSON. */
export function jsonIn(text: Buffer | string | undefined): unknown {
  try {
    return JSON.parse((text ?? '').toString());
  } catch {
    return undefined;
  }
}
