import type { Acknowledgement } from '../../lib/compliance/acknowledgement';
import { report } from '../../scripts/compliance/report';
import { fixtureDeployment } from '../fixture-deployments';
import { type SynthesizedTemplate, type SynthesizedTemplates, templatesOf } from '../synthesized';
import { keysWithoutRotation, unencrypted, unknownTypes } from './encryption';
import { inTheWay, lost, named, unpinned } from './stateful';
import { unusedAcknowledgements } from './unused-acknowledgements';

// The checks for every deployment must notice a violation.

type Resource = { -readonly [Key in keyof SynthesizedTemplate['Resources'][string]]: unknown };

const sandbox = templatesOf('sandbox');

/** The sandbox with changes made to one resource of its foundation. */
function changed(id: string, changes: (resource: Resource) => object): SynthesizedTemplates {
  const templates = structuredClone(sandbox) as {
    foundation: { Resources: Record<string, Resource> };
  };
  const { Resources } = templates.foundation;
  const resource = Resources[id];
  if (!resource) throw new Error(`The sandbox has no ${id}`);
  Resources[id] = { ...resource, ...changes(resource) };
  return templates as unknown as SynthesizedTemplates;
}

const withProperties = (properties: object) => (resource: Resource) => ({
  Properties: { ...(resource.Properties as object), ...properties },
});

const BUCKET = 'AuditLanding0BE4D76D';
const KEY = 'KeysDataA2F7C5E6';

test.each([
  ['a bucket without a key of the deployment', unencrypted, BUCKET, withProperties({ BucketEncryption: {} })],
  ['a type that is not listed', unknownTypes, BUCKET, () => ({ Type: 'AWS::Example::Thing' })],
  ['a key that does not rotate', keysWithoutRotation, KEY, withProperties({ EnableKeyRotation: false })],
  ['a bucket that is deleted with its stack', lost, BUCKET, () => ({ DeletionPolicy: 'Delete' })],
  ['a bucket that is deleted when it is replaced', lost, BUCKET, () => ({ UpdateReplacePolicy: undefined })],
  [
    'rules of DNS that stay where their deploy is rolled back',
    inTheWay,
    'NetworkDnsFirewallAssociation37FA3BA1',
    () => ({ DeletionPolicy: 'Retain' }),
  ],
  [
    'a log group with a name that stays where its deploy is rolled back',
    inTheWay,
    'LogsFirewallD696A5D0',
    () => ({ DeletionPolicy: 'Retain' }),
  ],
  ['a bucket with a fixed name', named, BUCKET, withProperties({ BucketName: 'audit' })],
  ['a stateful resource of another type', unpinned, BUCKET, () => ({ Type: 'AWS::KMS::Key' })],
] as const)('%s is noticed', (_what, guard, id, changes) => {
  expect([guard(sandbox), guard(changed(id, changes)).length]).toEqual([[], 1]);
});

test('a role of the account’s kept setting that is deleted with its stack is noticed', () => {
  const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
  const withRole = (policies: object) => ({
    ...sandbox,
    foundation: {
      Resources: {
        RolesApiLogging1: { Type: 'AWS::IAM::Role', ...policies },
        PoliciesApiLogging1: { Type: 'AWS::IAM::ManagedPolicy', ...kept },
      },
    },
  });
  expect(lost(withRole(kept))).toEqual([]);
  expect(lost(withRole({ ...kept, DeletionPolicy: undefined }))).toEqual(['RolesApiLogging1']);
});

test('a stateful resource under another id is noticed', () => {
  const { foundation, ...others } = sandbox;
  const resources = { ...foundation?.Resources, [`${BUCKET}2`]: { Type: 'AWS::S3::Bucket' } };
  expect(unpinned({ ...others, foundation: { Resources: resources } })).toEqual([`${BUCKET}2`]);
});

const ENTRY: Acknowledgement = {
  rules: ['VPCDefaultSecurityGroupClosed'],
  constructs: ['foundation/Network/PrivateVpc/Vpc/Resource'],
  reason: 'Nothing uses the group, and nothing it allows leads out.',
  owner: 'network',
  review: '2027-03-01',
};

describe('what is accepted', () => {
  const deployment = fixtureDeployment('starter');
  const compliance = report(deployment, new Date('2030-01-01'));
  const unused = (changes: Partial<Acknowledgement>) =>
    unusedAcknowledgements([{ ...ENTRY, ...changes }], [{ deployment, compliance }]);

  test('is noticed when it is past its review', () => {
    expect(compliance.reviews.refused).toContainEqual(expect.objectContaining({ fault: 'overdue' }));
  });

  test('is not stale if a pack finds it', () => {
    expect(unused({})).toEqual([]);
  });

  test.each([
    ['another rule', { rules: ['S3BucketReplicationEnabled'] }],
    ['another construct', { constructs: ['foundation/AccessLogs/Resource'] }],
  ])('is noticed when only %s is found', (_what, changes) => {
    expect(unused(changes)).toHaveLength(1);
  });
});
