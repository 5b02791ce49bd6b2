import { isBearerLane } from '../../config/bearer';
import { type CheckResult, type Claim, claim } from '../claim';
import { deployRoleOf } from '../expected/account-rules';
import { imageLayersArn } from '../image-layers';
import { type FoundStatement, statementsIn, unreadableIn } from '../named-principals';
import type { Scene } from '../scene';

/**
 * Nobody else: every principal that a policy of any kind names, and every value of a condition on a caller, is one of
 * these. Nothing is sampled.
 */
export function principalsClaim(scene: Scene): Claim {
  return claim(
    'principals',
    'every principal and every caller that any policy names belongs to the deployment, or is an AWS service that it uses',
    (): CheckResult => {
      const known = knownPrincipals(scene);
      const { all } = scene.world;
      const unreadable = all.flatMap(unreadableIn);
      const against = all
        .flatMap(statementsIn)
        .flatMap((statement) =>
          problemsOf(statement, known, scene).map((found) => `${statement.where}: ${found}`),
        );
      return {
        against: [...against, ...unreadable],
        looked: [...known].map(([name, who]) => `${name}: ${who}`),
        undecided: against.length === 0,
      };
    },
  );
}

/** By ARN: the principals that a policy may name, and who they are. */
function knownPrincipals({ deployment, identities, world }: Scene): ReadonlyMap<string, string> {
  const { account, clients, publishers, audit } = deployment;
  const { partition } = world.templates;
  const iam = (of: string, resource: string) => `arn:${partition}:iam::${of}:${resource}`;
  return new Map([
    ...identities.map(({ arn, name }): [string, string] => [arn, `role ${name}`]),
    [iam(account, 'root'), 'principals of the account, as far as IAM allows them'],
    ...clients.accounts.map((of): [string, string] => [
      iam(of, 'root'),
      'an account whose principals may call',
    ]),
    ...[...publishers.credentials, ...publishers.models].map((arn): [string, string] => [
      arn,
      'a publisher that the deployment names',
    ]),
    ...audit.custodians.map((arn): [string, string] => [arn, 'a custodian that the deployment names']),
    [deployRoleOf(deployment), 'the role with which CloudFormation deploys'],
    [
      iam(account, 'role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'),
      'EC2 Auto Scaling',
    ],
  ]);
}

/** The AWS services that a policy may name. `logs` has the region in its name. */
const SERVICES = [
  'apigateway.amazonaws.com',
  'cloudwatch.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'ec2.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'firehose.amazonaws.com',
  'lambda.amazonaws.com',
  'logdelivery.elasticloadbalancing.amazonaws.com',
  'logging.s3.amazonaws.com',
  's3.amazonaws.com',
  'sagemaker.amazonaws.com',
  'sns.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
];

function problemsOf(
  statement: FoundStatement,
  known: ReadonlyMap<string, string>,
  scene: Scene,
): readonly string[] {
  const { principals = {}, isNotPrincipal, effect } = statement;
  if (isNotPrincipal) return ['it names everybody except some (NotPrincipal)'];
  return [
    ...Object.entries(principals).flatMap(([kind, names]) =>
      names
        .filter((name) => !isKnown(kind, String(name), known, scene))
        .filter((name) => !(name === '*' && mayNameEverybody(statement, scene)))
        .map((name) => `it ${effect === 'Deny' ? 'denies' : 'admits'} ${String(name)}`),
    ),
    ...statement.conditions.flatMap(([, key, values]) => problemsOfCondition(key, values, known, scene)),
  ];
}

function isKnown(
  kind: string,
  name: string,
  known: ReadonlyMap<string, string>,
  { deployment, world }: Scene,
): boolean {
  const logs = `logs.${deployment.region}.${world.templates.dnsSuffix}`;
  if (kind === 'Service') return [...SERVICES, logs].includes(name);
  return kind === 'AWS' && known.has(name);
}

/**
 * A statement may name everybody if it refuses, if a condition names its callers, or for one of two known reasons: ECR
 * signs the address of an image layer itself, and a bearer credential has no IAM principal.
 */
function mayNameEverybody({ effect, conditions, resources }: FoundStatement, scene: Scene): boolean {
  if (effect === 'Deny') return true;
  const namesCallers = conditions.some(
    ([operator, key]) =>
      (operator === 'ArnEquals' && same(key, 'aws:PrincipalArn')) ||
      (operator === 'StringEquals' && same(key, 'aws:PrincipalAccount')),
  );
  return (
    namesCallers ||
    resources.every(
      (resource) => isImageLayer(String(resource), scene) || isBearerCall(String(resource), scene),
    )
  );
}

const isImageLayer = (resource: string, { deployment, world }: Scene) =>
  resource === imageLayersArn(world.templates.partition, deployment.region);

/** The `api.*` claims show which requests these are. */
const isBearerCall = (resource: string, { deployment, laneNames }: Scene) =>
  laneNames.some((lane) => isBearerLane(deployment, lane)) && /^(arn:[^:]+:)?execute-api:/.test(resource);

/** Conditions on the caller, with the values that they may have. */
function problemsOfCondition(
  key: string,
  values: readonly unknown[],
  known: ReadonlyMap<string, string>,
  { deployment, world }: Scene,
): readonly string[] {
  const { account, clients } = deployment;
  const { partition, region } = world.templates;
  const inAccount = new RegExp(`^arn:${partition}:[a-z0-9-]+:(${region})?:${account}:`);
  const ofBucket = new RegExp(`^arn:${partition}:s3:::⟦`);
  const accepts: Readonly<Record<string, (value: string) => boolean>> = {
    'aws:principalarn': (value) => known.has(value),
    'aws:principalaccount': (value) => [account, ...clients.accounts].includes(value),
    'aws:sourceaccount': (value) => value === account,
    'sts:externalid': (value) => value === account,
    'aws:sourcearn': (value) => inAccount.test(value) || ofBucket.test(value),
    'lambda:sourcefunctionarn': (value) => inAccount.test(value),
  };
  const accepted = accepts[key.toLowerCase()];
  if (accepted) {
    return values
      .filter((value) => !accepted(String(value)))
      .map((value) => `its condition on ${key} names ${String(value)}`);
  }
  return NOT_ABOUT_CALLERS.some((one) => same(one, key)) ? [] : [`its condition on ${key} is not known`];
}

/** Condition keys that describe the request or the resource, and name no caller. */
const NOT_ABOUT_CALLERS = [
  'aws:PrincipalIsAWSService',
  'aws:RequestedRegion',
  'aws:SecureTransport',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:ViaAWSService',
  'bedrock:GuardrailIdentifier',
  'bedrock:InferenceProfileArn',
  'cloudwatch:namespace',
  'kms:EncryptionContext:aws:logs:arn',
  'kms:EncryptionContext:aws:s3:arn',
  'kms:GrantIsForAWSResource',
  'kms:MacAlgorithm',
  'kms:MessageType',
  'kms:SigningAlgorithm',
  'kms:ViaService',
  's3:if-none-match',
  's3:prefix',
  's3:TlsVersion',
];

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
