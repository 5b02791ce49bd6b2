import type { Deployment } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import type { PlannedCall } from '../../../../scripts/preflight/organization/planned-call';
import { everythingImported } from '../../../everything-imported';
import { fixtureDeployment } from '../../../fixture-deployments';
import { answered, DEPLOY_TAGS } from './answered-policies';
import { EXPECTED_REFUSALS } from './expected-refusals';
import { type Filled, PUBLISHED } from './published-policies';
import { callsOf, ORGANIZATION, refusalsOf } from './refusals';

// What each published policy refuses of each deployment. The organization has filled in the VPCs of the landing zone, and
// tags the roles that deploy for its network perimeter. Where an expectation changes, docs/guides/landing-zone.md does too.

const imported = readDeployment(everythingImported, 'everything-imported');
const DEPLOYMENTS: readonly Deployment[] = [
  ...['sandbox', 'eu-central-1', 'landing-zone'].map(fixtureDeployment),
  imported,
];
const VPCS = ['vpc-0a1b2c3d4e5f60718', 'vpc-0f1e2d3c4b5a69780'];

const filledFor = ({ region }: Deployment): Filled => ({
  organization: ORGANIZATION,
  regions: [region],
  vpcs: VPCS,
  mailDomain: 'bank.example',
  profiles: region.startsWith('eu-') ? 'eu.*' : 'us.*',
  models: ['openai.*', 'anthropic.*', 'amazon.*'],
});

describe.each(DEPLOYMENTS.map((one) => [one.name, one] as const))('of %s', (name, deployment) => {
  let calls: readonly PlannedCall[];
  beforeAll(() => {
    calls = callsOf(deployment, { 'dp:include:network': 'true' });
  }, 60_000);

  test.each(PUBLISHED.map((policy) => [policy.path, policy] as const))(
    '%s refuses exactly what is expected',
    (path, policy) => {
      const expected = EXPECTED_REFUSALS[name]?.filter(([statement]) =>
        statement.startsWith(`${path.split('/').at(-1)} `),
      );
      expect(
        refusalsOf(policy, filledFor(deployment), calls).map(({ statement, refuses }) => [
          statement,
          refuses,
        ]),
      ).toEqual(expected);
    },
  );
});

describe('with everything imported, and the answers of the guide', () => {
  let calls: readonly PlannedCall[];
  beforeAll(() => {
    calls = callsOf(imported, DEPLOY_TAGS).map(byPipeline).map(archivedAtHome);
  }, 60_000);

  test.each(PUBLISHED.map((policy) => [policy.path, policy] as const))(
    '%s refuses nothing',
    (_path, policy) => {
      const filled = { ...filledFor(imported), mailDomain: 'example.com' };
      expect(refusalsOf(answered(policy), filled, calls)).toEqual([]);
    },
  );
});

test('where the deployment creates its roles, it may not give them tags of the perimeter', () => {
  const { roles: _, ...imports } = everythingImported.imports ?? {};
  const created = readDeployment({ ...everythingImported, imports }, 'everything-imported');
  const policy = PUBLISHED.find(({ path }) => path.endsWith('data_perimeter_governance_scp.json'));
  expect(policy && refusalsOf(policy, filledFor(created), callsOf(created, {}))).toEqual([
    {
      statement: 'data_perimeter_governance_scp.json ProtectDataPerimeterTags',
      refuses: 'denies the deploy iam:CreateRole, iam:TagRole',
    },
  ]);
}, 60_000);

test('each published policy is read at a commit', () => {
  expect(PUBLISHED.filter(({ commit }) => !/^[0-9a-f]{40}$/.test(commit))).toEqual([]);
});

/** The log archive is of the organization. */
function archivedAtHome(call: PlannedCall): PlannedCall {
  const { logArchive } = imported.imports;
  const { resource } = call.request;
  const isArchive =
    resource === logArchive?.keyArn || resource.startsWith(`arn:aws:s3:::${logArchive?.bucket}/`);
  if (!isArchive) return call;
  const context = { ...call.request.context, 'aws:ResourceOrgID': ORGANIZATION };
  return { ...call, request: { ...call.request, context } };
}

/** A pipeline deploys with a role, and not an IAM user. */
function byPipeline(call: PlannedCall): PlannedCall {
  const { request } = call;
  if (call.by !== 'the CDK' || 'aws:PrincipalArn' in request.context) return call;
  const role = 'arn:aws:iam::111122223333:role/pipeline';
  return { ...call, request: { ...request, context: { ...request.context, 'aws:PrincipalArn': role } } };
}
