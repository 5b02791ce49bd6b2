import { deploymentNames } from '../lib/config/find-deployment';
import { BEARER_RESOURCES, STATEFUL_RESOURCES } from './stateful-resources';
import { type Resource, templatesOf } from './synthesized';

/** SageMaker and ECS name these groups after endpoint and cluster: a kept one would stop the next deployment of that name. */
const NAMED_BY_A_SERVICE = /^Logs(Sagemaker|VllmPerformance)/;
/** Only where a deployment has a third zone, or owns the account's API Gateway setting. */
const SOMETIMES = /^(NetworkPrivateVpcisolatedSubnet3Subnet|RolesApiLogging)/;
/** Kept when the stack that made them goes. */
const KEPT = [
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::Logs::LogGroup',
  'AWS::ECR::Repository',
  'AWS::EC2::VPC',
  'AWS::DynamoDB::Table',
];
/** The properties that would give a kept resource a fixed name. */
const NAMES = ['BucketName', 'TableName', 'LogGroupName', 'RepositoryName', 'DeliveryStreamName', 'RoleName'];

const PINNED = { ...STATEFUL_RESOURCES, ...BEARER_RESOURCES };
const statefulTypes = new Set(Object.values(PINNED));
const all = Object.fromEntries(deploymentNames().map((name) => [name, templatesOf(name)]));

const stateful = (name: string): [string, Resource][] =>
  Object.entries(all[name]?.foundation?.Resources ?? {}).filter(
    ([id, { Type }]) => statefulTypes.has(Type) && !NAMED_BY_A_SERVICE.test(id),
  );

test('I10: every stateful resource of the sandbox has the logical id and type it had at the first release', () => {
  const types = stateful('sandbox').map(([id, { Type }]) => [id, Type]);
  expect(Object.fromEntries(types)).toEqual(STATEFUL_RESOURCES);
});

test('I10: so has every stateful resource that bearer credentials need', () => {
  const types = stateful('eu-central-1').map(([id, { Type }]) => [id, Type]);
  expect(Object.fromEntries(types)).toMatchObject(BEARER_RESOURCES);
});

describe.each(deploymentNames())('deployment %s', (name) => {
  test('I10: knows no stateful resource by another id than the pinned ones', () => {
    const unpinned = stateful(name).filter(([id, { Type }]) => PINNED[id] !== Type && !SOMETIMES.test(id));
    expect(unpinned.map(([id]) => id)).toEqual([]);
  });

  test('I10: keeps keys, buckets, log groups, images and the network when a stack is deleted or replaced', () => {
    const lost = stateful(name).filter(
      ([, resource]) =>
        KEPT.includes(resource.Type) &&
        (resource.DeletionPolicy !== 'Retain' || resource.UpdateReplacePolicy !== 'Retain'),
    );
    expect(lost.map(([id]) => id)).toEqual([]);
  });

  test('gives no kept resource a fixed name, so that it can be deployed again under the same name', () => {
    const named = stateful(name).filter(([, { Properties = {} }]) =>
      NAMES.some((property) => typeof Properties[property] === 'string'),
    );
    expect(named.map(([id]) => id)).toEqual([]);
  });
});
