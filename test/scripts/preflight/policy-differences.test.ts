import { policyDifferences } from '../../../scripts/preflight/checks/imported/policy-differences';

const ROLE = 'arn:aws:iam::111122223333:role';
const OWED = {
  Effect: 'Allow',
  Principal: { AWS: [`${ROLE}/<role of open-lane>`, `${ROLE}/<role of sealed-lane>`] },
  Action: ['kms:GenerateMac'],
  Resource: ['*'],
  Condition: {
    StringEquals: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] },
    Bool: { 'aws:SecureTransport': ['true'] },
  },
};
/** As an owner writes it: in another order, with an id, and texts in place of lists. */
const WRITTEN = {
  Sid: 'Lanes',
  Condition: { Bool: { 'aws:SecureTransport': true }, StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
  Resource: '*',
  Action: 'kms:GenerateMac',
  Principal: { AWS: [`${ROLE}/x-SealedRole1`, `${ROLE}/x-OpenRole2`] },
  Effect: 'Allow',
};
const compared = (...Statement: readonly unknown[]) =>
  policyDifferences({ Version: '2012-10-17', Statement }, [OWED]);

test('a policy that says the same in another form has no difference', () => {
  expect(compared(WRITTEN)).toEqual({ lacks: [], allowsFurther: [] });
});

test.each<[string, object]>([
  ['names one role of two', { Principal: { AWS: [`${ROLE}/x-OpenRole2`] } }],
  ['names every role', { Principal: { AWS: [`${ROLE}/*`, `${ROLE}/y`] } }],
  ['names everyone', { Principal: '*' }],
  ['allows another action', { Action: ['kms:GenerateMac', 'kms:Sign'] }],
  ['has no conditions', { Condition: undefined }],
  ['has another condition', { Condition: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_512' } } }],
])('a statement that %s is not the one that is needed, and allows more', (_, change) => {
  const { lacks, allowsFurther } = compared({ ...WRITTEN, ...change });
  expect(lacks).toHaveLength(1);
  expect(allowsFurther).toHaveLength(1);
});

test('a denial is not the permission', () => {
  expect(compared({ ...WRITTEN, Effect: 'Deny' })).toMatchObject({ lacks: [{}], allowsFurther: [] });
});

test.each(['kms:*', 'KMS:generate*', '*', 'kms:Generate?ac'])(
  'a further statement that allows %s allows the use',
  (Action) => {
    const { lacks, allowsFurther } = compared(WRITTEN, { ...WRITTEN, Principal: '*', Action });
    expect(lacks).toEqual([]);
    expect(allowsFurther).toHaveLength(1);
  },
);

test('a further statement that shares some action with what is needed allows the use', () => {
  const owed = { ...OWED, Action: ['kms:GenerateDataKey*'] };
  const Statement = [
    { ...WRITTEN, Action: 'kms:GenerateDataKey*' },
    { ...WRITTEN, Action: 'kms:*Key' },
  ];
  expect(policyDifferences({ Statement }, [owed])).toMatchObject({
    lacks: [],
    allowsFurther: [{ Action: ['kms:*Key'] }],
  });
});

test('a further statement with exceptions allows the use', () => {
  const { Action: _, ...rest } = WRITTEN;
  expect(compared(WRITTEN, { ...rest, NotAction: 'kms:Sign' }).allowsFurther).toHaveLength(1);
});

test('a statement for administrators is no difference', () => {
  const administration = { ...WRITTEN, Action: ['kms:Describe*', 'kms:PutKeyPolicy', 'kms:GenerateMacs'] };
  expect(compared(WRITTEN, administration).allowsFurther).toEqual([]);
});

test.each([{}, { Statement: [] }, 'no policy'])(
  'a policy without statements lacks all of them',
  (document) => {
    expect(policyDifferences(document, [OWED]).lacks).toHaveLength(1);
  },
);
