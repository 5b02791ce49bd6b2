import type { DeploymentInput } from '../lib/config/deployment';
import { TAGS_OF } from '../lib/config/facts/taggable-types';
import { readDeployment } from '../lib/config/read-deployment';
import { prove } from '../lib/proof/prove';
import { FIXTURES, fixtureDeployment } from './fixture-deployments';
import euCentral1 from './fixtures/deployments/eu-central-1';
import sandbox from './fixtures/deployments/sandbox';
import starter from './fixtures/deployments/starter';
import usGovWest1 from './fixtures/deployments/us-gov-west-1';
import { type Changes, changed } from './lib/config/changed';
import { type Synthesized, type SynthesizedResource, synthesized } from './synthesized';

// What an account demands, in each fixture deployment: every role, policy, tag, stack name and upload of every template.

const INPUTS: readonly DeploymentInput[] = [euCentral1, sandbox, starter, usGovWest1];

interface Rule {
  readonly what: string;
  readonly rules: (deployment: DeploymentInput) => unknown;
  readonly tags?: Readonly<Record<string, string>>;
}

const partitionOf = ({ region }: DeploymentInput) => (region.startsWith('us-gov') ? 'aws-us-gov' : 'aws');
const roleOf = (deployment: DeploymentInput, name: string) =>
  `arn:${partitionOf(deployment)}:iam::${deployment.account}:role/${name}`;

const MATRIX: readonly Rule[] = [
  {
    what: 'a permissions boundary',
    rules: () => ({
      permissionsBoundary: {
        policy: 'platform/boundary',
        vouchedBy: { name: 'identity team', on: '2026-11-09' },
      },
    }),
  },
  {
    what: 'a path and names for roles',
    rules: () => ({ roles: { path: '/apps/llm/', name: 'app-{deployment}-{role}' } }),
  },
  { what: 'a prefix of stack names', rules: () => ({ stackNamePrefix: 'app-' }) },
  {
    what: 'tags',
    rules: () => ({ tags: [{ key: 'CostCenter' }], roles: { tags: { 'dp:include:network': 'true' } } }),
    tags: { CostCenter: '4711' },
  },
  {
    what: 'no bootstrap',
    rules: (deployment) => ({
      synthesis: {
        kind: 'credentials',
        assetBucket: 'bank-assets',
        executionRole: roleOf(deployment, 'platform/cloudformation'),
      },
    }),
  },
];

const found = (deployment: DeploymentInput, { rules, tags }: Rule): Synthesized =>
  synthesized(
    readDeployment(
      changed({ accountRules: rules(deployment), ...(tags && { tags }) } as Changes, deployment),
      deployment.name,
    ),
  );

const CASES = INPUTS.flatMap((deployment) =>
  MATRIX.map((rule) => ({ name: deployment.name, what: rule.what, deployment, rule })),
);

describe.each(CASES)('$name in an account that demands $what', ({ deployment, rule }) => {
  test('is proven', () => {
    expect(prove(found(deployment, rule).subject).claims.filter(({ holds }) => !holds)).toEqual([]);
  });

  test('has no open finding of a rule pack', () => {
    expect(found(deployment, rule).compliance.summary.open).toEqual([]);
  });
});

const resourcesIn = ({ templates }: Synthesized): readonly SynthesizedResource[] =>
  Object.values(templates).flatMap(({ Resources }) => Object.values(Resources));
const ofType = (one: Synthesized, ...types: readonly string[]) =>
  resourcesIn(one).filter(({ Type }) => types.includes(Type));
const [boundary, names, prefix, tags, credentials] = MATRIX as readonly [Rule, Rule, Rule, Rule, Rule];

describe.each(INPUTS.map((deployment) => [deployment.name, deployment] as const))(
  '%s',
  (_name, deployment) => {
    test('every role has the boundary', () => {
      const roles = ofType(found(deployment, boundary), 'AWS::IAM::Role');
      const expected = `arn:${partitionOf(deployment)}:iam::${deployment.account}:policy/platform/boundary`;
      expect(roles.length).toBeGreaterThan(4);
      expect(roles.filter(({ Properties }) => Properties?.PermissionsBoundary !== expected)).toEqual([]);
    });

    test('every role, policy and instance profile has the path', () => {
      const entities = ofType(
        found(deployment, names),
        'AWS::IAM::Role',
        'AWS::IAM::ManagedPolicy',
        'AWS::IAM::InstanceProfile',
      );
      expect(entities.filter(({ Properties }) => Properties?.Path !== '/apps/llm/')).toEqual([]);
    });

    test('every role has a name of its own by the pattern', () => {
      const written = ofType(found(deployment, names), 'AWS::IAM::Role').map(({ Properties }) =>
        JSON.stringify(Properties?.RoleName),
      );
      expect(written.filter((name) => !name?.includes(`app-${deployment.name}-`))).toEqual([]);
      expect(new Set(written).size).toBe(written.length);
    });

    test('every stack has the prefix', () => {
      const stacks = Object.keys(found(deployment, prefix).subject.stacks);
      expect(stacks).toHaveLength(4);
      expect(stacks.filter((stack) => !stack.startsWith(`app-${deployment.name}-`))).toEqual([]);
    });

    test('every resource that takes tags has them in its template', () => {
      const one = found(deployment, tags);
      const taggable = resourcesIn(one).filter(({ Type }) => Type in TAGS_OF);
      const untagged = taggable.filter(
        ({ Type, Properties }) =>
          !JSON.stringify(Properties?.[TAGS_OF[Type] ?? ''])?.includes('"CostCenter"'),
      );
      expect(untagged).toEqual([]);
    });

    test('without a bootstrap, no template, upload or guard names one', () => {
      const { stacks, manifest } = found(deployment, credentials).subject;
      expect(JSON.stringify([stacks, manifest.artifacts, manifest.assets])).not.toMatch(
        /hnb659fds|BootstrapVersion|CheckBootstrapVersion|assumeRoleArn/,
      );
    });
  },
);

describe.each(FIXTURES.map((name) => [name, synthesized(fixtureDeployment(name))] as const))(
  '%s',
  (_name, one) => {
    test('no role has an inline policy or a policy of AWS', () => {
      const roles = ofType(one, 'AWS::IAM::Role');
      expect(
        roles.filter(({ Properties = {} }) => Properties.Policies ?? Properties.ManagedPolicyArns),
      ).toEqual([]);
    });

    test('no policy is inline', () => {
      expect(
        ofType(
          one,
          'AWS::IAM::Policy',
          'AWS::IAM::RolePolicy',
          'AWS::IAM::UserPolicy',
          'AWS::IAM::GroupPolicy',
        ),
      ).toEqual([]);
    });

    test('no permission of any role or resource is a policy of AWS', () => {
      expect(JSON.stringify(one.templates)).not.toMatch(/:iam::aws:policy\//);
    });
  },
);
