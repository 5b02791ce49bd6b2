import { INFERENCE, type PublishedPolicy } from './published-policies';
import type { Tags } from './refusals';

// The exceptions that docs/guides/landing-zone.md gives, as an organization writes them: tags of the roles that deploy, and
// the least change of each statement that has no tag to exempt a role.

export const DEPLOY_TAGS: Tags = {
  team: 'admin',
  'dp:include:network': 'true',
  'dp:exclude:network': 'true',
  'dp:exclude:identity': 'true',
};

type Statement = Readonly<Record<string, unknown>>;

const RUNNING = 'arn:aws:bedrock:*::foundation-model/*';
const PROFILES = 'arn:aws:bedrock:*:*:inference-profile/*';
const DEPLOYS = 'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1';

const CHANGES: Readonly<Record<string, (statement: Statement) => Statement>> = {
  SourceVPCRegion: ({ Action: _everything, ...rest }) => ({ ...rest, NotAction: INFERENCE }),
  DenyUnapprovedRegions: ({ NotAction, ...rest }) => ({
    ...rest,
    NotAction: [...(NotAction as readonly string[]), ...INFERENCE],
  }),
  EnforceResourcePerimeterAWSResources: (statement) => alsoNot(statement, RUNNING),
  DenyUsageOfModelsWithBedrock: (statement) => alsoNot(statement, PROFILES),
  RequireAccountRegionalBucketCreation: ({ Condition, ...rest }) => ({
    ...rest,
    Condition: { ...Object(Condition), ArnNotEquals: { 'aws:PrincipalArn': DEPLOYS } },
  }),
};

const alsoNot = ({ NotResource, ...rest }: Statement, resource: string): Statement => ({
  ...rest,
  NotResource: [...(NotResource as readonly string[]), resource],
});

/** A published policy with the exceptions that a deployment needs. */
export const answered = (policy: PublishedPolicy): PublishedPolicy => ({
  ...policy,
  document: (filled) => ({
    Statement: policy
      .document(filled)
      .Statement.map((statement) => CHANGES[String(statement.Sid)]?.(statement) ?? statement),
  }),
});
