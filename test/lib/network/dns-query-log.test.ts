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
  const { Properties } = template.findResources('AWS::Logs::LogGroup')[logGroup] ?? {};
  expect(Properties?.ResourcePolicyDocument.Statement).toEqual([
    {
      Sid: 'LogDeliveryWrites',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: {
        'Fn::Join': [
          '',
          [
            'arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vendedlogs/test-dns-queries-',
            Properties?.LogGroupName['Fn::Join'][1][1],
            ':*',
          ],
        ],
      },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:logs:eu-central-1:111122223333:*' },
      },
    },
  ]);
});

test('the deployment takes none of the ten resource policies that CloudWatch Logs has for an account and region', () => {
  template.resourceCountIs('AWS::Logs::ResourcePolicy', 0);
});
