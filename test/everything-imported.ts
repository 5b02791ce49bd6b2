import type { DeploymentInput } from '../lib/config/deployment';
import landingZone from './fixtures/deployments/landing-zone';
import { rolesFor } from './imported-roles';
import { groupsFor } from './imported-security-groups';
import { changed } from './lib/config/changed';

// The landing zone with everything imported that can be, under the rules of a regulated account.

const NETWORK_TEAM = { name: 'network platform team', on: '2026-11-02' };
const id = (kind: string, number: number) => `${kind}-0a1b2c3d4e5f6${number.toString(16).padStart(4, '0')}`;

/** The endpoints of the fixture, and those that it leaves to the deployment: each with a security group of its own. */
const ENDPOINTS = [
  ...(landingZone.imports?.endpoints ?? []),
  ...['sagemaker.runtime', 'execute-api', 'ecr.api', 'ecr.dkr', 'ecs', 'ecs-agent', 'ecs-telemetry'].map(
    (service, index) => ({
      ...{ kind: 'interface', service, id: id('vpce', 0x100 + index) },
      ...{ securityGroup: id('sg', 0x100 + index), policy: 'owner', vouchedBy: NETWORK_TEAM },
    }),
  ),
];

/**
 * Tags by which AWS's published policies exempt a role: SageMaker's interface permissions, and calls that an AWS service
 * makes with the role. The policies of the roles themselves deny their calls from outside of the VPC.
 */
const ROLE_TAGS = { 'dp:exclude:identity': 'true', 'dp:exclude:network': 'true' };

const withoutGroups = changed(
  {
    name: 'everything-imported',
    'imports.endpoints': ENDPOINTS,
    'imports.keys.audit': {
      arn: 'arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-0004-4e5f-8071-829304a5b6c7',
      vouchedBy: { name: 'cryptography team', on: '2026-11-09' },
    },
    'imports.logArchive': {
      account: '444455556666',
      bucket: 'bank-log-archive',
      keyArn: 'arn:aws:kms:us-east-1:444455556666:key/0a1b2c3d-0005-4e5f-8071-829304a5b6c7',
      vouchedBy: { name: 'log archive team', on: '2026-11-09' },
    },
    'imports.roles': rolesFor(landingZone, '/applications/llm/app-everything-imported-'),
    accountRules: {
      permissionsBoundary: {
        policy: 'platform/llm-boundary',
        vouchedBy: { name: 'identity team', on: '2026-11-09' },
      },
      roles: { path: '/applications/llm/', name: 'app-{deployment}-{role}', tags: ROLE_TAGS },
      tags: [{ key: 'application' }, { key: 'environment' }],
      stackNamePrefix: 'app-',
    },
  },
  landingZone,
) as DeploymentInput;

export const everythingImported = changed(
  { 'imports.securityGroups': groupsFor(withoutGroups) },
  withoutGroups,
) as DeploymentInput;
