import { Match, type Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { type Answer, resolverOf } from '../../every-deployment/dns-resolver';
import type { SynthesizedTemplate } from '../../synthesized';
import { templateOf } from '../gateway/stacks';
import { BEDROCK, bearerParts, deploymentWith, networkTemplate, SAGEMAKER, VLLM } from './fixture';

const SECOND_OPINION = {
  service: 'comprehend',
  language: 'en',
  classes: { NAME: 'confidential' },
  optOutConfirmedOn: '2026-11-20',
} as const;

/** Everything that a deployment can have, in eu-central-1. */
const everything = networkTemplate(
  deploymentWith([VLLM, SAGEMAKER, BEDROCK], { ...bearerParts, secondOpinion: SECOND_OPINION }),
);
const hosted = networkTemplate(deploymentWith([BEDROCK]));

const resolver = (template: Template) => resolverOf({ network: template.toJSON() as SynthesizedTemplate });
const ask = (template: Template, name: string): Answer => resolver(template)([name]);

const AWS = 'eu-central-1.amazonaws.com';

// Written out, so that a change of the plan cannot change what is expected of it.
test.each([
  ['open-lane', `bedrock-runtime.${AWS}`],
  ['open-lane', `comprehend.${AWS}`],
  ['open-lane', `runtime.sagemaker.${AWS}`],
  ['open-lane', 'small.llm.example.com'],
  ['sealed-lane', `firehose.${AWS}`],
  ['sealed-lane', `kms.${AWS}`],
  ['authorizer', `dynamodb.${AWS}`],
  ['authorizer', `s3.${AWS}`],
  ['authorizer', `key-set.s3.${AWS}`],
  ['api-client', `a1b2c3d4e5.execute-api.${AWS}`],
  ['api-client', `a1b2c3d4e5-vpce-0a1b2c3d.execute-api.${AWS}`],
  ['vllm-instance', `ecs.${AWS}`],
  ['vllm-instance', `ecs-a.${AWS}`],
  ['vllm-instance', `ecs-t.${AWS}`],
  ['vllm-instance', `api.ecr.${AWS}`],
  ['vllm-instance', `111122223333.dkr.ecr.${AWS}`],
  ['vllm-instance', `prod-eu-central-1-starport-layer-bucket.s3.${AWS}`],
  ['vllm-instance', `logs.${AWS}`],
  ['vllm-instance', 'ip-10-0-1-7.eu-central-1.compute.internal'],
  ['vllm-task', `weights.s3.${AWS}`],
  ['sagemaker', `weights.s3.${AWS}`],
])('I5: %s gets the address of %s', (_who, name) => {
  expect(ask(everything, name)).toBe('answers');
});

test.each([
  ['an attacker', 'data.attacker.example'],
  ["a bucket of the deployment, below an attacker's domain", `weights.s3.${AWS}.attacker.example`],
  ['a bucket in another region', 'x.s3.eu-west-1.amazonaws.com'],
  ['a bucket of another account', `stolen.s3.${AWS}`],
  ["a name below a bucket's", `x.weights.s3.${AWS}`],
  ['the registry of another account', `999988887777.dkr.ecr.${AWS}`],
  ['every registry', `dkr.ecr.${AWS}`],
  ['a service without a workload that calls it', `sts.${AWS}`],
  ['the region', AWS],
  ['AWS', 'amazonaws.com'],
  ['the domain above every API', `execute-api.${AWS}`],
  ['an API in another region', 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com'],
  ['a name below the host name of a model', 'x.small.llm.example.com'],
  ['the domain above the host name of a model', 'llm.example.com'],
  ['an instance in another region', 'ip-10-0-1-7.eu-west-1.compute.internal'],
  ['the public endpoint of the ECS agent', `ecs-a-1.${AWS}`],
  ['the service of the SSM agent, which instances ask for', `ssm.${AWS}`],
  ['a public clock', 'time.aws.com'],
  ['the name of an address', '7.1.0.10.in-addr.arpa'],
])('I5: nobody gets the address of %s (%s)', (_whose, name) => {
  expect(ask(everything, name)).toBe('refuses');
});

test('I5: a name below any other domain is refused, whatever it carries', () => {
  const label = fc.stringMatching(/^[a-z0-9]{1,20}$/);
  const answerOf = resolver(everything);
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), label, (data, domain) => {
      expect(answerOf([[...data, domain, 'example'].join('.')])).toBe('refuses');
    }),
  );
});

test('a name in use may redirect to another name of AWS, which nobody may ask for', () => {
  expect(resolver(everything)([`weights.s3.${AWS}`, `s3-r-w.${AWS}`])).toBe('answers');
  expect(ask(everything, `s3-r-w.${AWS}`)).toBe('refuses');
});

test.each([`bedrock-runtime.${AWS}`, `comprehend.${AWS}`, `ecs.${AWS}`, 'small.llm.example.com'])(
  'a deployment that does not use %s refuses it',
  (name) => {
    expect(ask(networkTemplate(deploymentWith([SAGEMAKER])), name)).toBe('refuses');
  },
);

test('in us-east-1 the global name of a bucket is answered too, because vLLM lists weights by it', () => {
  const virginia = networkTemplate(
    deploymentWith([VLLM], { region: 'us-east-1', availabilityZones: ['us-east-1a', 'us-east-1b'] }),
  );
  expect(ask(virginia, 'weights.s3.amazonaws.com')).toBe('answers');
  expect(ask(virginia, 'ip-10-0-1-7.ec2.internal')).toBe('answers');
  expect(ask(everything, 'weights.s3.amazonaws.com')).toBe('refuses');
});

test('without instances no name is refused silently', () => {
  hosted.resourceCountIs('AWS::Route53Resolver::FirewallDomainList', 2);
  everything.resourceCountIs('AWS::Route53Resolver::FirewallDomainList', 3);
});

test('the rule that refuses every name keeps its number when instances are added, so that no two rules have one', () => {
  for (const template of [hosted, everything]) {
    template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroup', {
      FirewallRules: Match.arrayWith([Match.objectLike({ Action: 'BLOCK', Priority: 900 })]),
    });
  }
});

test('a refusal says nothing about the names below', () => {
  const [group] = Object.values(everything.findResources('AWS::Route53Resolver::FirewallRuleGroup'));
  const refusing = group?.Properties.FirewallRules.filter(
    ({ Action }: { Action: string }) => Action === 'BLOCK',
  );
  expect(refusing.map(({ BlockResponse }: { BlockResponse: string }) => BlockResponse)).toEqual([
    'NODATA',
    'NODATA',
  ]);
});

test('the rules protect the VPC of the deployment', () => {
  everything.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    VpcId: { Ref: Object.keys(everything.findResources('AWS::EC2::VPC'))[0] },
  });
});

test('CloudFormation can change the association: no protection of the association refuses it', () => {
  everything.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    MutationProtection: 'DISABLED',
  });
});

const FIREWALL = ['FirewallDomainList', 'FirewallRuleGroup', 'FirewallRuleGroupAssociation'].map(
  (type) => `AWS::Route53Resolver::${type}`,
);

test.each(FIREWALL)('every %s outlives its stack, but not a deploy that is rolled back', (type) => {
  for (const resource of Object.values(everything.findResources(type))) {
    expect(resource).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  }
});

test.each(FIREWALL)('every %s has a name that CloudFormation chooses, so none is in use', (type) => {
  for (const { Properties } of Object.values(everything.findResources(type))) {
    expect(Properties).not.toHaveProperty('Name');
  }
});

test('the alarm counts the queries that the last rule refuses', () => {
  const foundation = templateOf('foundation');
  const [every = ''] = Object.entries(
    foundation.findResources('AWS::Route53Resolver::FirewallDomainList', { Properties: { Domains: ['*'] } }),
  ).map(([id]) => id);
  expect(every).not.toBe('');
  templateOf('operations').hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'test-dns-names-refused',
    MetricName: 'FirewallRuleQueryVolume',
    Dimensions: Match.arrayWith([
      {
        Name: 'FirewallDomainListId',
        Value: { 'Fn::ImportValue': Match.stringLikeRegexp(every) },
      },
    ]),
  });
});

test.each([
  ['hosted models only', [BEDROCK], 0],
  ['instances, which ask for names that no list can have', [VLLM, BEDROCK], 20],
])('with %s, the alarm is raised above %s queries', (_what, models, Threshold) => {
  templateOf('operations', deploymentWith(models)).hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'test-dns-names-refused',
    Threshold,
  });
});
