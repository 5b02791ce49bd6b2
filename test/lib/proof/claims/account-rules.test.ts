import type { Deployment } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { prove } from '../../../../lib/proof/prove';
import type { Subject } from '../../../../lib/proof/subject';
import { synthesizedSubject } from '../../../../scripts/prove/synthesized-subject';
import { oncePerRun } from '../../../once-per-run';
import { VARIANTS } from '../../../variants';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';

const DEMANDING = 'an account with a boundary, a path, names, tags and a prefix, and a bootstrap of its own';
const WITHOUT_BOOTSTRAP = 'an account without a CDK bootstrap, in another partition';

/** A variant, as a new copy for each call. */
function variantSubject(name: string): Subject {
  const deployment = readDeployment(VARIANTS[name], name);
  return oncePerRun('subject', deployment, () => synthesizedSubject(deployment));
}

const failing = (subject: Subject) =>
  prove(subject)
    .claims.filter(({ holds }) => !holds)
    .map(({ id }) => id);
const claimOf = (subject: Subject, id: string) => prove(subject).claims.find((claim) => claim.id === id);

/** What a template could do against the account's rules, and the claim that it breaks. */
const SABOTAGES: readonly (readonly [what: string, sabotage: (edit: Edit) => void, claim: string])[] = [
  [
    'a role without the boundary',
    (edit) => delete edit.resource('AWS::IAM::Role', /OpenLane/).Properties.PermissionsBoundary,
    'roles.account-rules',
  ],
  [
    'a role with another boundary',
    (edit) => {
      edit.resource('AWS::IAM::Role', /Delivery/).Properties.PermissionsBoundary =
        'arn:aws:iam::aws:policy/X';
    },
    'roles.account-rules',
  ],
  [
    'a role with another path',
    (edit) => {
      edit.resource('AWS::IAM::Role', /FlowLogs/).Properties.Path = '/';
    },
    'roles.account-rules',
  ],
  [
    'a role with another name',
    (edit) => {
      edit.resource('AWS::IAM::Role', /OpenLane/).Properties.RoleName = 'administrator';
    },
    'roles.account-rules',
  ],
  [
    'a policy with another path',
    (edit) => {
      edit.resource('AWS::IAM::ManagedPolicy', /FlowLogs/).Properties.Path = '/';
    },
    'roles.account-rules',
  ],
  [
    'an instance profile with another path',
    (edit) => {
      edit.resource('AWS::IAM::InstanceProfile').Properties.Path = '/';
    },
    'roles.account-rules',
  ],
  [
    'a role without the tag of the perimeter',
    (edit) => {
      edit.resource('AWS::IAM::Role', /OpenLane/).Properties.Tags = [
        { Key: 'CostCenter', Value: '4711' },
        { Key: 'Application', Value: 'llm' },
      ];
    },
    'account.tags',
  ],
  ['a VPC without tags', (edit) => delete edit.resource('AWS::EC2::VPC').Properties.Tags, 'account.tags'],
  [
    'a hosted zone without tags',
    (edit) => delete edit.resource('AWS::Route53::HostedZone').Properties.HostedZoneTags,
    'account.tags',
  ],
  [
    'a tag with another value',
    (edit) => {
      edit.resource('AWS::EC2::VPC').Properties.Tags = [
        { Key: 'CostCenter', Value: '1' },
        { Key: 'Application', Value: 'llm' },
      ];
    },
    'account.tags',
  ],
  [
    'network interfaces of instances without tags',
    (edit) => {
      edit.resource('AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData.TagSpecifications.pop();
    },
    'account.tags',
  ],
  [
    'a launch template without tags of its own',
    (edit) => delete edit.resource('AWS::EC2::LaunchTemplate').Properties.TagSpecifications,
    'account.tags',
  ],
];

test('the templates of an account that demands all of it are proven', () => {
  expect(failing(variantSubject(DEMANDING))).toEqual([]);
});

test.each(SABOTAGES)('%s is noticed', (_what, sabotage, claim) => {
  const subject = variantSubject(DEMANDING);
  sabotage(new Edit(subject));
  expect(failing(subject)).toContain(claim);
});

test('a boundary that nobody demands is noticed', () => {
  const subject = subjectOf('starter');
  new Edit(subject).resource('AWS::IAM::Role', /OpenLane/).Properties.PermissionsBoundary =
    'arn:aws:iam::111122223333:policy/other';
  expect(failing(subject)).toContain('roles.trust');
});

test.each([
  ['a stack without the prefix', DEMANDING, 'app-sandbox-operations', 'world.templates'],
  [
    'a stack with a prefix that nobody demands',
    WITHOUT_BOOTSTRAP,
    'us-gov-west-1-operations',
    'world.templates',
  ],
])('%s is noticed', (_what, variant, stack, claim) => {
  const subject = variantSubject(variant);
  const { [stack]: template, ...others } = subject.stacks;
  const renamed = stack.startsWith('app-') ? stack.slice('app-'.length) : `app-${stack}`;
  expect(failing({ ...subject, stacks: { ...others, [renamed]: template as never } })).toContain(claim);
});

test('a version parameter of a bootstrap that the account does not have is noticed', () => {
  const subject = variantSubject(WITHOUT_BOOTSTRAP);
  const template = subject.stacks['us-gov-west-1-gateway'] as { Parameters?: unknown };
  template.Parameters = {
    BootstrapVersion: {
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/cdk-bootstrap/hnb659fds/version',
    },
  };
  expect(failing(subject)).toContain('world.templates');
});

test.each([
  ['the role that deploys', 'cloudFormationExecutionRoleArn', 'arn:aws:iam::111122223333:role/administrator'],
  ['the role that starts a deploy', 'assumeRoleArn', 'arn:aws:iam::111122223333:role/administrator'],
  ['the place of its template', 'stackTemplateAssetObjectUrl', 's3://another-bucket/template.json'],
])('another value for %s is noticed', (_what, property, value) => {
  const subject = variantSubject(DEMANDING);
  const artifact = subject.manifest.artifacts['app-sandbox-gateway'] as {
    properties: Record<string, unknown>;
  };
  artifact.properties[property] = value;
  expect(failing(subject)).toContain('world.assembly');
});

describe('a permissions boundary', () => {
  interface Statement {
    readonly Effect: 'Allow' | 'Deny';
    readonly Action: string | string[];
    readonly Resource: string;
  }

  /** The starter variant under a boundary with this document; only the deployment has it, no template. */
  function under(...statements: readonly Statement[]): Subject {
    const subject = variantSubject(WITHOUT_BOOTSTRAP);
    const { accountRules, ...others } = subject.deployment;
    const document = { Version: '2012-10-17' as const, Statement: [...statements] };
    const permissionsBoundary = { policy: 'arn:aws-us-gov:iam::111122223333:policy/llm-boundary', document };
    const deployment: Deployment = {
      ...others,
      accountRules: { ...accountRules, permissionsBoundary } as never,
    };
    return { ...subject, deployment };
  }
  const ALL: Statement = { Effect: 'Allow', Action: '*', Resource: '*' };

  test('whose document the file does not have is named as not evaluated', () => {
    expect(claimOf(variantSubject(WITHOUT_BOOTSTRAP), 'account.boundary')).toMatchObject({
      verdict: 'vouched',
      evidence: [expect.stringMatching(/policy\/llm-boundary is not evaluated/)],
    });
  });

  test('that allows everything takes nothing', () => {
    expect(claimOf(under(ALL), 'account.boundary')).toMatchObject({ verdict: 'holds' });
  });

  test.each([
    ['denies a call of a lane', [ALL, { Effect: 'Deny', Action: 'firehose:PutRecord', Resource: '*' }]],
    ['denies reading the records', [ALL, { Effect: 'Deny', Action: 's3:Get*', Resource: '*' }]],
    ['allows some services only', [{ Effect: 'Allow', Action: ['logs:*', 'kms:*', 's3:*'], Resource: '*' }]],
  ] as const)('that %s is refused', (_what, statements) => {
    expect(claimOf(under(...(statements as unknown as Statement[])), 'account.boundary')).toMatchObject({
      verdict: 'fails',
    });
  });

  test('limits what a lane may do: the router and IAM then disagree', () => {
    const subject = under(ALL, { Effect: 'Deny', Action: 'bedrock:*', Resource: '*' });
    expect(failing(subject).filter((id) => id.startsWith('I4'))).not.toEqual([]);
  });
});
