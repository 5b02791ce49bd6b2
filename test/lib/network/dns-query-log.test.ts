import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../gateway/stacks';

const template = templateOf('foundation');
const [logGroup = ''] = Object.keys(template.findResources('AWS::Logs::LogGroup')).filter((id) =>
  id.startsWith('LogsDnsQueries'),
);
const [config = ''] = Object.keys(template.findResources('AWS::Route53Resolver::ResolverQueryLoggingConfig'));

test('every DNS query of the VPC is logged', () => {
  template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', {
    ResolverQueryLogConfigId: { 'Fn::GetAtt': [config, 'Id'] },
    ResourceId: { Ref: Object.keys(template.findResources('AWS::EC2::VPC'))[0] },
  });
});

test('queries are logged in the log group that the deployment encrypts', () => {
  template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfig', {
    DestinationArn: { 'Fn::GetAtt': [logGroup, 'Arn'] },
  });
});

test('the log delivery service may write to this log group, for this account and region, and to no other', () => {
  const [policy] = Object.values(template.findResources('AWS::Logs::ResourcePolicy'));
  const text = JSON.stringify(policy?.Properties.PolicyDocument['Fn::Join'][1]);
  const { Statement } = JSON.parse(
    policy?.Properties.PolicyDocument['Fn::Join'][1]
      .map((part: unknown) => (typeof part === 'string' ? part : 'LOG-GROUP'))
      .join(''),
  );
  expect(text).toContain(`{"Ref":"${logGroup}"}`);
  expect(Statement).toEqual([
    {
      Sid: 'DeliverDnsQueries',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: 'arn:aws:logs:eu-central-1:111122223333:log-group:LOG-GROUP:log-stream:*',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:logs:eu-central-1:111122223333:*' },
      },
    },
  ]);
});

test('the policy exists before the log is set up, so that AWS extends no policy of the account', () => {
  template.hasResource('AWS::Route53Resolver::ResolverQueryLoggingConfig', {
    DependsOn: Match.arrayWith(Object.keys(template.findResources('AWS::Logs::ResourcePolicy'))),
  });
});
