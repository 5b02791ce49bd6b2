import type { Subject } from '../../proof/subject';
import type { HarmlessChange } from '../change';
import { resourcesOf, targetOf } from '../found';
import { isMap } from '../json';

/** Types whose `Tags` is a list of keys and values, by their pages in the CloudFormation reference. */
const TAGGED = [
  'AWS::DynamoDB::Table',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCEndpoint',
  'AWS::ECR::Repository',
  'AWS::ECS::Cluster',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SageMaker::Endpoint',
  'AWS::SNS::Topic',
  'AWS::WAFv2::WebACL',
];

/** One more tag, which no policy names. */
export function moreTags(subject: Subject): readonly HarmlessChange[] {
  return resourcesOf(subject)
    .filter(({ type }) => TAGGED.includes(type))
    .map((resource) => {
      const { Tags } = isMap(resource.json.Properties) ? resource.json.Properties : {};
      const path = ['Properties', 'Tags'];
      const value = [...(Array.isArray(Tags) ? Tags : []), { Key: 'cost-center', Value: '1234' }];
      return {
        kind: 'tag',
        how: 'one more tag',
        target: targetOf(resource, path),
        edits: [{ path: [...resource.path, ...path], value }],
      };
    });
}
