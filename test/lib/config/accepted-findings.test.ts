import { problemsAfter } from './changed';

const ENTRY = {
  rules: ['IAM5[Resource::arn:{partition}:logs:{region}:{account}:log-group:*]'],
  constructs: ['foundation/Policies/*/Resource'],
  reason: 'The statement reads log groups that other teams of the bank name.',
  owner: 'platform security',
  review: '2027-03-01',
};
const problems = (changes: object) => problemsAfter({ acceptedFindings: [{ ...ENTRY, ...changes }] });

test('a deployment accepts findings by rule, construct, reason, owner and review day', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  ['rules', []],
  ['constructs', []],
  ['reason', 'because'],
  ['owner', ''],
  ['owner', undefined],
  ['review', 'never'],
  ['review', undefined],
])('%s %j is refused', (key, value) => {
  expect(problems({ [key]: value })).toEqual([
    expect.objectContaining({ path: `acceptedFindings[0].${key}` }),
  ]);
});

test.each([
  ['rules', '*'],
  ['rules', 'IAM5[]'],
  ['constructs', 'foundation'],
  ['constructs', 'sandbox-foundation/Policies/Sagemaker/Resource'],
  ['constructs', '*/Policies/Sagemaker/Resource'],
])('nothing is accepted wholesale: %s %j is refused', (key, value) => {
  expect(problems({ [key]: [value] })).toEqual([
    expect.objectContaining({ path: `acceptedFindings[0].${key}[0]` }),
  ]);
});
