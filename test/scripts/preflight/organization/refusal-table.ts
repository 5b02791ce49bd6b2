import { EXPECTED_REFUSALS } from './expected-refusals';

// The table of docs/guides/landing-zone.md: a row for each statement that refuses something of a deployment.

/** What answers each statement: an import, a field of the deployment file, or an exception in the policy. */
export const ANSWERS: Readonly<Record<string, string>> = {
  PreventExternalResourceShare:
    'tag the role `dp:exclude:identity` by `accountRules.roles.tags`: SageMaker places its interfaces with it, in the account. Or have no model on `sagemaker`',
  ProtectActionsNotSupportedByPrimaryDPControls:
    '`imports.vpc`, an entry of `imports.endpoints` for each service, `imports.hostedZone`. Or tag the role that deploys `dp:exclude:resource`',
  EnforceNetworkPerimeterSourceVPC:
    'tag the roles that deploy `dp:exclude:network`: CloudFormation calls from its own network, and the CDK `cloudformation:DescribeStacks` from where the pipeline runs',
  EnforceNetworkPerimeterVpceOrgID: 'the same',
  SourceVPCRegion:
    'spare `bedrock:InvokeModel` and `bedrock:InvokeModelWithResponseStream`: the model answers in each destination of a geographic profile. Or remove `profile` from the model',
  EnforceResourcePerimeterAWSResources:
    'add `arn:aws:bedrock:*::foundation-model/*` to `NotResource`: the models are of AWS, and no source says what `aws:ResourceOrgID` is for them. Import the endpoints: their private zones are of AWS too',
  EnforceNetworkPerimeterOnEC2Roles:
    '`imports.vpc`: the policy names the VPC before the first deploy. Or `dp:exclude:network` in `accountRules.roles.tags`',
  EnforceNetworkPerimeterOnIAMUsers: 'deploy with a role, not with an IAM user',
  EnforceNetworkPerimeterOnLambdaRoles:
    '`dp:exclude:network` in `accountRules.roles.tags`: not every service states the organization of an endpoint. The policies of the roles deny calls from outside of the VPC. A hub has to be of the organization',
  PreventCreationOfServicePresignedURL:
    '`dp:exclude:network` in `accountRules.roles.tags`, and on the role that deploys: images are pulled by such addresses, and CloudFormation reads functions by them',
  PreventResourcePolicyConfigurations:
    'tag the role that deploys `dp:exclude:identity`: API Gateway calls the functions by a permission, and log delivery needs a policy',
  PreventUntrustedSNSEmailSubscriptions:
    '`operations.alarmEmail` in a trusted domain. `imports.alarmTopic` takes the mail of alarms; that of GPU instances remains',
  DenyUnapprovedRegions:
    'the variant of this policy for cross-region inference, `…-with-Bedrock-CRIS.json`, which refuses nothing. Or remove `profile` from the model',
  DenyUsageOfModelsWithBedrock:
    'add `arn:aws:bedrock:*:*:inference-profile/*` to `NotResource`: Bedrock evaluates the profile as well as its models. Or remove `profile`',
  RequireAccountRegionalBucketCreation:
    'except the role that deploys by `aws:PrincipalArn`: CloudFormation chooses the names of the buckets',
};

export const refusalTable = (): readonly string[] => [
  '| statement | denies | when | what answers it | with everything imported |',
  '|---|---|---|---|---|',
  ...[...new Set(all().map(({ sid }) => sid))].map(row),
];

interface Entry {
  readonly deployment: string;
  readonly file: string;
  readonly sid: string;
  readonly refuses: string;
}

const all = (): readonly Entry[] =>
  Object.entries(EXPECTED_REFUSALS).flatMap(([deployment, refusals]) =>
    refusals.map(([statement, refuses]) => {
      const [file = '', sid = ''] = statement.split(' ');
      return { deployment, file, sid, refuses };
    }),
  );

function row(sid: string): string {
  const entries = all().filter((entry) => entry.sid === sid);
  const calls = callersOf(entries);
  const files = [...new Set(entries.map(({ file }) => file))].map(
    (file) => `\`${file.replace('.json', '')}\``,
  );
  const left = callersOf(entries.filter(({ deployment }) => deployment === 'everything-imported'));
  const when = new Set([...calls.keys()].map((caller) => (/^the /.test(caller) ? 'deploy' : 'run')));
  const denies = entries.some(({ refuses }) => refuses.startsWith('denies')) ? '' : 'perhaps ';
  return [
    `| \`${sid}\` of ${files.join(', ')}`,
    `${denies}${inWords(calls)}`,
    [...when].join(', '),
    ANSWERS[sid],
    left.size === 0 ? 'nothing' : inWords(left),
    '',
  ]
    .join(' | ')
    .trimEnd();
}

/** What each caller is denied, of all entries together. */
function callersOf(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const callers = new Map<string, Set<string>>();
  for (const { refuses } of entries) {
    for (const part of refuses.replace(/^(denies|may deny) /, '').split('; ')) {
      const [, caller = '', actions = ''] = /^(the deploy|the CDK|\w+) (.+)$/.exec(part) ?? [];
      const known = callers.get(caller) ?? new Set();
      for (const action of actions.split(', ')) known.add(action);
      callers.set(caller, known);
    }
  }
  return new Map([...callers].map(([caller, actions]) => [caller, [...actions].sort()]));
}

const inWords = (calls: ReadonlyMap<string, readonly string[]>): string =>
  [...calls].map(([caller, actions]) => `${caller}: ${actions.map(code).join(', ')}`).join('; ');

const code = (action: string): string => action.replace(/[\w-]+:[\w*]+/g, (one) => `\`${one}\``);
