import fc from 'fast-check';
import type { Subject } from '../../../lib/proof/subject';
import { pathText } from '../../../lib/sabotage/change';
import { edited } from '../../../lib/sabotage/edit';
import { mutationsOf } from '../../../lib/sabotage/mutations';
import { nodesOf } from '../../../lib/sabotage/nodes';
import { small } from './small';

const key = fc.constantFrom(
  'A',
  'Effect',
  'Condition',
  'Statement',
  'FromPort',
  'ToPort',
  'IpProtocol',
  'Name',
);
const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('Allow', '10.0.0.0/16', 's3:GetObject', 'a\nb', '111122223333', 'arn:x:iam::1:role/r'),
  fc.constantFrom({ Ref: 'R0' }, { 'Fn::GetAtt': ['R0', 'Arn'] }, { 'Fn::Join': ['', ['a', { Ref: 'R0' }]] }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));
const resource = fc.record({
  Type: fc.constantFrom('AWS::S3::Bucket', 'AWS::IAM::Role'),
  Properties: fc.dictionary(key, value, { maxKeys: 3 }),
  Metadata: fc.dictionary(key, value, { maxKeys: 1 }),
});
const subject = fc
  .tuple(fc.array(resource, { minLength: 1, maxLength: 3 }), fc.dictionary(key, value, { maxKeys: 2 }))
  .map(([resources, config]) =>
    small(
      Object.fromEntries(resources.map((one, index) => [`R${index}`, one])),
      {},
      { '{stack/R0}': config },
    ),
  );

const every = (check: (given: Subject) => void) => fc.assert(fc.property(subject, check), { numRuns: 40 });

test('every path of every resource has at least one mutation', () => {
  every((given) => {
    const mutated = new Set(
      mutationsOf(given, []).map(({ target }) => `${target.where} ${pathText(target)}`),
    );
    for (const [id, { Type: _, ...attributes }] of Object.entries(given.stacks.stack?.Resources ?? {})) {
      const paths = nodesOf(attributes).filter(({ path }) => path.length > 0);
      const missing = paths.filter(({ path }) => !mutated.has(`{stack/${id}} ${path.join('/')}`));
      expect(missing).toEqual([]);
    }
  });
});

test('every path of a bundled configuration has at least one mutation', () => {
  every((given) => {
    const mutated = new Set(mutationsOf(given, []).map(({ target }) => pathText(target)));
    const paths = nodesOf(given.routerConfigs['{stack/R0}']).map(({ path }) =>
      ['routerConfigs', ...path].join('/'),
    );
    expect(paths.filter((path) => !mutated.has(path))).toEqual([]);
  });
});

test('every mutation changes the subject', () => {
  every((given) => {
    const before = JSON.stringify(given);
    const after = mutationsOf(given, ['AWS::SQS::Queue']).map(({ edits }) =>
      JSON.stringify(edited(given, edits)),
    );
    expect(after).not.toContain(before);
    expect(JSON.stringify(given)).toBe(before);
  });
});

test('the same subject has the same mutations in the same order', () => {
  every((given) => expect(mutationsOf(structuredClone(given), [])).toEqual(mutationsOf(given, [])));
});

test('no two mutations make the same edits', () => {
  every((given) => {
    const edits = mutationsOf(given, []).map((one) =>
      JSON.stringify(one.edits.map((edit) => [edit.path, edit.value ?? 0, edit.value === undefined])),
    );
    expect(new Set(edits).size).toBe(edits.length);
  });
});
