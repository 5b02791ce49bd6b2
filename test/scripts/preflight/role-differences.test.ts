import { roleDifferences } from '../../../scripts/preflight/checks/imported/role-differences';

type Statement = Readonly<Record<string, unknown>>;

const LOGS = 'arn:aws:logs:us-east-1:111122223333:log-group:';
const write = (name: string): Statement => ({
  Effect: 'Allow',
  Action: ['logs:PutLogEvents', 'logs:CreateLogStream'],
  Resource: [`${LOGS}${name}:*`],
});
const REFUSE: Statement = { Effect: 'Deny', Action: ['bedrock:*'], Resource: ['*'] };
const EXPECTED = [{ Statement: [write('<llm-LogsOpenLane1A2B-*>'), REFUSE] }];
const compare = (...statements: readonly Statement[]) =>
  roleDifferences([{ Version: '2012-10-17', Statement: statements }], EXPECTED);
const NONE = { lacks: [], allowsFurther: [], deniesFurther: [] };

test.each(['llm-LogsOpenLane1A2B-*', 'llm-LogsOpenLane1A2B-X9Y8Z7', 'llm-LogsOpenLane1A2B-X9*'])(
  'the name %s is as good as the pattern',
  (name) => {
    expect(compare(write(name), REFUSE)).toEqual(NONE);
  },
);

test.each(['*', 'llm-*', 'llm-LogsSealedLane1A2B-X9Y8Z7', 'llm-LogsOpenLane1A2B-X:other'])(
  'the name %s is not, and is named as too much',
  (name) => {
    const { lacks, allowsFurther } = compare(write(name), REFUSE);
    expect([lacks.length, allowsFurther.length]).toEqual([1, 1]);
  },
);

test('the order of statements, of actions and of policies does not count, and one text is a list of one', () => {
  const { Action, ...rest } = write('llm-LogsOpenLane1A2B-*');
  const found = [
    { Statement: { ...REFUSE, Sid: 'Refuse', Action: 'bedrock:*', Resource: '*' } },
    { Statement: [{ ...rest, Sid: 'Write', Action: [...(Action as string[])].reverse() }] },
  ];
  expect(roleDifferences(found, EXPECTED)).toEqual(NONE);
});

test('a denial that is not there is named', () => {
  expect(compare(write('llm-LogsOpenLane1A2B-*')).lacks).toEqual([REFUSE]);
});

test('a condition that is not there is too much', () => {
  const bound = { ...write('x'), Condition: { StringEquals: { 'aws:SourceVpc': ['vpc-1'] } } };
  const { lacks, allowsFurther } = roleDifferences([{ Statement: [write('x')] }], [{ Statement: [bound] }]);
  expect([lacks, allowsFurther]).toEqual([[bound], [expect.objectContaining({ Effect: 'Allow' })]]);
});

test('a further denial is told apart: it can only take away', () => {
  const further = { ...REFUSE, Action: ['s3:*'] };
  expect(compare(write('llm-LogsOpenLane1A2B-*'), REFUSE, further)).toEqual({
    ...NONE,
    deniesFurther: [further],
  });
});

test.each([{ Action: 'logs:*' }, { NotAction: 'iam:*' }])('any further permission is named: %j', (what) => {
  const further = { Effect: 'Allow', Resource: '*', ...what };
  expect(compare(write('llm-LogsOpenLane1A2B-*'), REFUSE, further).allowsFurther).toHaveLength(1);
});
