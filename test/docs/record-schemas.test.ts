import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordSchemaFiles } from '../../scripts/audit/write-schemas';

const FOLDER = join(__dirname, '../../docs/reference/records');
const files = recordSchemaFiles();

test('there is one page for each kind of record, and one for the statements', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(files).sort());
});

// After a change: npm run audit -- schemas
test.each(Object.entries(files))('%s is what the router or the signer writes', (name, schema) => {
  expect(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});

test.each(Object.entries(files))('every field of %s says what it means', (_, schema) => {
  expect(undescribed(schema, '')).toEqual([]);
});

function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {}, ...rest } = node as { properties?: Record<string, { description?: string }> };
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...(field.description ? [] : [`${path}${name}`]),
      ...undescribed(field, `${path}${name}.`),
    ]),
    ...Object.values(rest).flatMap((child) => undescribed(child, path)),
  ];
}
