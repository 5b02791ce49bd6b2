import fc from 'fast-check';
import { builtImage } from './support/built-image';
import { type Pair, pair } from './support/staging';

const image = builtImage([70_000, 500]);

/** Whether the tag names an image of which every blob is there, or nothing. */
function isWholeOrAbsent({ target }: Pair): boolean {
  const tagged = target.manifests.get('m-1');
  if (!tagged) return true;
  return (
    tagged.bytes.equals(image.manifest.bytes) && image.blobs.every(({ digest }) => target.blobs.has(digest))
  );
}

/** From this request on, a registry breaks every connection. */
function dieAt({ source, target }: Pair, side: 'source' | 'target', request: number): void {
  let left = request;
  ({ source, target })[side].fault = (_request, response) => {
    if (left-- > 0) return false;
    response.destroy();
    return true;
  };
}

test('wherever copies are interrupted, and however often, the tag names nothing or the whole image', async () => {
  const interruption = fc.tuple(fc.constantFrom('source', 'target'), fc.integer({ min: 0, max: 25 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(interruption, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (all, ecr) => {
        const two = await pair(image, { ecr });
        try {
          for (const [side, request] of all) {
            dieAt(two, side, request);
            await two.copy().catch((error) => expect(error).toMatchObject({ kind: expect.any(String) }));
            expect(isWholeOrAbsent(two)).toBe(true);
            two.source.fault = undefined;
            two.target.fault = undefined;
          }
          expect(await two.copy()).toMatchObject({ platformDigest: image.manifest.digest });
          expect(two.target.manifests.has('m-1') && isWholeOrAbsent(two)).toBe(true);
        } finally {
          await two.close();
        }
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);
