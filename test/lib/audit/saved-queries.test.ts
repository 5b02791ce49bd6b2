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

const sqlOf = (id: string) => SAVED_QUERIES.find((query) => query.id === id)?.sql ?? '';

describe('who sent confidential data where', () => {
  const sql = sqlOf('SensitiveData');

  test('takes the class from the decision, also of a second opinion, whose own record was written before', () => {
    expect(sql.match(/dataclass/g)).toHaveLength(1);
    expect(sql).toMatch(/decision AS \(\s+SELECT DISTINCT .*dataclass\.effective AS data_class\n/);
  });

  test('keeps each call whose decision is not stored: its class is undecided', () => {
    expect(sql).toContain('FROM sent LEFT JOIN decision ON decision.decisionid = sent.decisionid');
    expect(sql).toContain("coalesce(decision.data_class, 'undecided') AS data_class");
    expect(sql).toContain("IN ('confidential', 'restricted', 'undecided')");
  });

  test('reads decisions of one day more than their calls', () => {
    const days = [...sql.matchAll(/(decision|outcome|opinion) AS \([^)]*interval '(\d+)' day/g)];
    expect(days.map(([, name, count]) => [name, count])).toEqual([
      ['decision', '31'],
      ['outcome', '30'],
      ['opinion', '30'],
    ]);
  });
});

test.each(['Spend', 'Failovers'])(
  '%s counts no answer that was dropped because its decision was not accepted',
  (id) => {
    expect(sqlOf(id)).toContain("IS NOT NULL AND coalesce(outcome.error, '') <> 'audit_unavailable'");
  },
);
