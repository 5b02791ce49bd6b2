import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { deploymentSchema } from '../../lib/config/deployment';

const GUIDES = join(__dirname, '../../docs/guides');

/** Parts of a deployment file that guides show, by guide. */
const excerpts = readdirSync(GUIDES)
  .filter((file) => file.endsWith('.md'))
  .flatMap((guide) =>
    [...readFileSync(join(GUIDES, guide), 'utf8').matchAll(/^```ts excerpt\n(.*?)^```$/gms)].flatMap(
      ([, text = '']) =>
        Object.entries(JSON.parse(JSON.stringify(runInNewContext(`({${text}})`)))).map(
          ([field, value]) => [guide, field, value] as const,
        ),
    ),
  );

test('guides show parts of a deployment file', () => {
  expect(excerpts.length).toBeGreaterThan(3);
});

test.each(excerpts)('what %s shows as %s is a valid part of a deployment file', (_guide, field, value) => {
  const schemas: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    deploymentSchema.shape;
  expect(schemas[field]?.safeParse(value)).toMatchObject({ success: true });
});
