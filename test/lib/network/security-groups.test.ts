import { BEDROCK, deploymentWith, networkTemplate, SAGEMAKER, VLLM } from './fixture';
import { groupsIn, reachableFrom, waysInOf } from './reading';

const template = networkTemplate(
  deploymentWith([VLLM, SAGEMAKER, BEDROCK], { clients: { cidrs: ['10.9.0.0/16'] } }),
);
const S3_PREFIX_LIST = 'pl-6ea54007';

test.each([
  [
    'open-lane',
    [
      'kinesis-firehose-endpoint 443',
      'kms-endpoint 443',
      'sagemaker.runtime-endpoint 443',
      'bedrock-runtime-endpoint 443',
      'vllm-load-balancer 443',
    ],
  ],
  [
    'sealed-lane',
    [
      'kinesis-firehose-endpoint 443',
      'kms-endpoint 443',
      'sagemaker.runtime-endpoint 443',
      'vllm-load-balancer 443',
    ],
  ],
  ['vllm-load-balancer', ['vllm-task 8000']],
  ['vllm-task', [S3_PREFIX_LIST]],
  [
    'vllm-instance',
    [
      'ecr.api-endpoint 443',
      'ecr.dkr-endpoint 443',
      'logs-endpoint 443',
      'ecs-endpoint 443',
      'ecs-agent-endpoint 443',
      'ecs-telemetry-endpoint 443',
      S3_PREFIX_LIST,
    ],
  ],
  ['sagemaker', [S3_PREFIX_LIST]],
  ['api-client', ['execute-api-endpoint 443']],
])('N4: %s reaches exactly what it needs', (group, expected) => {
  expect(reachableFrom(template, group)).toEqual(expected);
});

test('N4: the API endpoint accepts connections only from its client group and the CIDR blocks of the deployment', () => {
  const groups = groupsIn(template);
  const sources = waysInOf(template)
    .filter((rule) => groups.get(rule.GroupId?.['Fn::GetAtt'][0] ?? '')?.name === 'execute-api-endpoint')
    .map((rule) => rule.CidrIp ?? groups.get(rule.SourceSecurityGroupId?.['Fn::GetAtt'][0] ?? '')?.name);
  expect(sources).toEqual(['api-client', '10.9.0.0/16']);
});

test('N4: endpoints open no connections', () => {
  const endpoints = [...groupsIn(template).values()].filter(({ name }) => name.endsWith('-endpoint'));
  const waysOut = endpoints.flatMap((group) => group.waysOut.map((rule) => rule.CidrIp));
  expect(new Set(waysOut)).toEqual(new Set(['127.0.0.1/32']));
});

test('I5: no rule names the whole internet, every protocol or a range of ports', () => {
  const rules = [
    ...[...groupsIn(template).values()].flatMap(({ waysOut }) => waysOut),
    ...waysInOf(template),
  ];
  for (const rule of rules) {
    expect(rule.CidrIp).not.toBe('0.0.0.0/0');
    expect(rule.IpProtocol).toBe('tcp');
    expect(rule.FromPort).toBe(rule.ToPort);
  }
});

test('N4: every group and every rule has a description', () => {
  const rules = [
    ...[...groupsIn(template).values()].flatMap(({ waysOut }) => waysOut),
    ...waysInOf(template),
  ];
  for (const { Description } of rules) expect(Description).toMatch(/^[\w .:/()#,@[\]+=&;{}!$*-]{10,255}$/);
});

test('I4: if every caller sends restricted data only, the open lane has no path to the models inside the account', () => {
  const restrictedOnly = networkTemplate(
    deploymentWith([VLLM, SAGEMAKER], {
      callers: [
        { name: 'claims', floor: 'restricted', principals: ['arn:aws:iam::111122223333:role/claims'] },
      ],
    }),
  );
  expect(reachableFrom(restrictedOnly, 'open-lane')).toEqual([
    'kinesis-firehose-endpoint 443',
    'kms-endpoint 443',
  ]);
  expect(reachableFrom(restrictedOnly, 'sealed-lane')).toContain('vllm-load-balancer 443');
});

test('a CIDR block that is listed twice makes one rule', () => {
  const twice = networkTemplate(
    deploymentWith([BEDROCK], { clients: { cidrs: ['10.9.0.0/16', '10.9.0.0/16'] } }),
  );
  expect(waysInOf(twice).filter(({ CidrIp }) => CidrIp)).toHaveLength(1);
});
