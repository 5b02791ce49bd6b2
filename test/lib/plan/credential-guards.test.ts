import fc from 'fast-check';
import { imports } from '../../../lib/config/imports/imports';
import { withCredentialGuards } from '../../../lib/plan/credential-guards';
import { ENDPOINT_SERVICES, type EndpointService } from '../../../lib/plan/endpoint-services';
import type { Permission, PolicyRow } from '../../../lib/plan/permission';
import { the } from '../../../lib/plan/resource';
import type { RoleRow, TrustedService } from '../../../lib/plan/roles';
import { fixtureDeployment } from '../../fixture-deployments';

const roleOf = (service: TrustedService): RoleRow => ({
  role: 'vllm-task',
  id: 'Role',
  description: 'a role',
  service,
});
const policyOf = (part: PolicyRow['part'], permissions: readonly Permission[]): PolicyRow => ({
  role: 'vllm-task',
  part,
  description: 'a policy',
  permissions,
});
const outside = (policies: readonly PolicyRow[]) =>
  policies
    .flatMap(({ permissions }) => permissions)
    .filter(({ conditions }) => conditions?.StringNotEquals?.['aws:SourceVpc']);

const NO_IMPORTS = { imports: imports.parse({}) };

const permissions = fc.array(
  fc.record({
    sid: fc.constant('Some'),
    effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    actions: fc.array(fc.constantFrom('s3:GetObject', 'kms:Decrypt', 'new:Action', 'other:Action')),
    resources: fc.constant(['*']),
    through: fc.subarray(Object.keys(ENDPOINT_SERVICES) as EndpointService[]),
  }),
);

test('whatever a role may call through an endpoint, in whichever policy, is denied outside, and nothing else', () => {
  fc.assert(
    fc.property(permissions, permissions, (base, later) => {
      const guarded = withCredentialGuards(
        [policyOf('base', base), policyOf('models', later)],
        [roleOf('lambda.amazonaws.com')],
        NO_IMPORTS,
      );
      const called = [...base, ...later]
        .filter(({ effect, through }) => effect === 'Allow' && through.length > 0)
        .flatMap(({ actions }) => actions);
      expect(new Set(outside(guarded).flatMap(({ actions }) => actions))).toEqual(new Set(called));
    }),
  );
});

const CALL: Permission = {
  sid: 'Call',
  effect: 'Allow',
  actions: ['s3:GetObject'],
  resources: ['*'],
  through: ['s3'],
};
const guardedFor = (service: TrustedService) =>
  withCredentialGuards([policyOf('base', [CALL])], [roleOf(service)], NO_IMPORTS);

test.each(['lambda.amazonaws.com', 'ecs-tasks.amazonaws.com', 'ec2.amazonaws.com'] as const)(
  'the credentials that %s hands to a machine of the account are guarded',
  (service) => {
    expect(outside(guardedFor(service))).toHaveLength(1);
  },
);

test.each([
  'sagemaker.amazonaws.com',
  'firehose.amazonaws.com',
  's3.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
  'apigateway.amazonaws.com',
] as const)('%s calls AWS itself, also from outside the VPC, and is not denied', (service) => {
  expect(guardedFor(service)).toEqual([policyOf('base', [CALL])]);
});

test('a role that calls nothing through an endpoint has no denial about networks: IAM accepts none without an action', () => {
  const guarded = withCredentialGuards([policyOf('base', [])], [roleOf('lambda.amazonaws.com')], NO_IMPORTS);
  expect(outside(guarded)).toEqual([]);
});

describe('behind a hub', () => {
  const { imports: imported } = fixtureDeployment('landing-zone');
  const HUB = 'vpc-0f1e2d3c4b5a69780';
  const vpcsFor = (...through: EndpointService[]) => {
    const guarded = withCredentialGuards(
      [policyOf('base', [{ ...CALL, through }])],
      [roleOf('lambda.amazonaws.com')],
      { imports: imported },
    );
    return outside(guarded).map(({ conditions }) => conditions?.StringNotEquals?.['aws:SourceVpc']);
  };

  test("calls through the hub's endpoints alone work from the hub's VPC alone", () => {
    expect(vpcsFor('kms', 'kinesis-firehose')).toEqual([[HUB]]);
  });

  test('calls through endpoints of the VPC and of the hub work from both VPCs', () => {
    expect(vpcsFor('kms', 'sagemaker.runtime')).toEqual([[the('endpoint-vpcs'), HUB]]);
  });

  test("calls through another team's endpoints in the VPC work from the VPC alone", () => {
    expect(vpcsFor('logs', 's3')).toEqual([[the('endpoint-vpcs')]]);
  });
});
