import { recordColumns } from '../../../lib/audit/record-columns';

const types = new Map(recordColumns().map(({ name, type }) => [name, type]));

test.each([
  ['schema', 'string'],
  ['dataclass', 'struct<floor:string,declared:string,detected:string,effective:string>'],
  ['order', 'array<string>'],
  ['inputtokens', 'bigint'],
  ['costusd', 'double'],
  [
    'attempts',
    'array<struct<model:string,host:string,boundary:string,regions:array<string>,reason:string,status:bigint,ms:bigint>>',
  ],
  [
    'chain',
    'struct<writer:string,sequence:bigint,previous:string,unacknowledged:array<struct<first:bigint,last:bigint>>>',
  ],
])('field %s of the records is a column of type %s', (name, type) => {
  expect(types.get(name)).toBe(type);
});

test('a field that decisions and outcomes share is one column', () => {
  const names = recordColumns().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every column has a comment, within Glue’s limit', () => {
  expect(recordColumns().filter(({ comment }) => comment === '' || comment.length > 255)).toEqual([]);
});
