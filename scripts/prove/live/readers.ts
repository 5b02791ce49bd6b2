import type { Reader } from './reader';
import { bucketPolicy } from './readers/bucket-policy';
import { budget } from './readers/budget';
import { endpoint } from './readers/endpoint';
import { endpointConfiguration } from './readers/endpoint-configuration';
import { lambdaFunction } from './readers/function';
import { key } from './readers/key';
import { managedPolicy } from './readers/managed-policy';
import { permission } from './readers/permission';
import { queuePolicy } from './readers/queue-policy';
import { recordSet } from './readers/record-set';
import { restApi } from './readers/rest-api';
import { role } from './readers/role';
import { routeTable } from './readers/route-table';
import { securityGroup, securityGroupIngress } from './readers/security-group';
import { table } from './readers/table';
import { topicPolicy } from './readers/topic-policy';

/**
 * The types that are read with the API of their service, also what no template sets: what decides who may do what, and
 * who reaches what. CloudFormation's drift detection compares every other type, where a template sets a property.
 */
export const READERS: Readonly<Record<string, Reader>> = {
  'AWS::IAM::Role': role,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::SecurityGroupIngress': securityGroupIngress,
  'AWS::EC2::VPCEndpoint': endpoint,
  'AWS::EC2::RouteTable': routeTable,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': permission,
  'AWS::KMS::Key': key,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::ApiGateway::RestApi': restApi,
  // CloudFormation does not compare these.
  'AWS::Budgets::Budget': budget,
  'AWS::Glue::Table': table,
  'AWS::Route53::RecordSet': recordSet,
  'AWS::SNS::TopicPolicy': topicPolicy,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::SageMaker::EndpointConfig': endpointConfiguration,
};
