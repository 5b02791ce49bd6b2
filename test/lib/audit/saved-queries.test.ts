import { recordColumns } from '../../../lib/audit/record-columns';
import { SAVED_QUERIES } from '../../../lib/audit/saved-queries';

const columns = recordColumns();

test.each(SAVED_QUERIES)('"$name" selects columns that the table has', ({ sql }) => {
  const selected = [...sql.matchAll(/SELECT DISTINCT (.+)\n *FROM records/g)].flatMap(([, list = '']) =>
    list.split(', ').map((field) => field.replace(/ AS .*$|"/g, '').split('.')[0]),
  );
  const known = columns.map(({ name }) => name);
  expect(selected.filter((name) => name !== '*' && !known.includes(name ?? ''))).toEqual([]);
});

test.each(SAVED_QUERIES)('"$name" reads some partitions of the bucket, never all', ({ sql }) => {
  const reads = sql.match(/FROM records/g)?.length;
  expect(reads).toBeGreaterThan(0);
  expect(sql.match(/arrived >= date_format/g)).toHaveLength(reads ?? 0);
});

// UNNEST makes one column of each field, in order; the names are the query's own.
test('queries over attempts name their fields in the order of the record', () => {
  const type = columns.find(({ name }) => name === 'attempts')?.type ?? '';
  const fields = [...type.slice('array<struct<'.length).matchAll(/(\w+):/g)].map(([, name]) => name);
  for (const { sql } of SAVED_QUERIES.filter((query) => query.sql.includes('UNNEST')))
    expect(sql).toContain(`AS attempt (${fields.join(', ')})`);
});
