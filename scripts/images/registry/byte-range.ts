/** The first byte of `Content-Range: bytes 7-9/10`; `undefined` for any other text. */
export function firstByteOf(contentRange: string | undefined): number | undefined {
  const [, first] = /^bytes (\d{1,15})-\d{1,15}\/(?:\d{1,15}|\*)$/.exec(contentRange ?? '') ?? [];
  return first === undefined ? undefined : Number(first);
}

/**
 * How many bytes an upload has, by its status: `Range: 0-9` is ten (OCI distribution specification 1.1, "Pushing a blob in
 * chunks"). Some registries write `bytes=0-9`. `undefined` where it says nothing; `0-0` is also what an empty upload says.
 */
export function bytesUploaded(range: string | undefined): number | undefined {
  const [, last] = /^(?:bytes=)?0-(\d{1,15})$/.exec(range ?? '') ?? [];
  if (last === undefined) return undefined;
  return last === '0' ? 0 : Number(last) + 1;
}
