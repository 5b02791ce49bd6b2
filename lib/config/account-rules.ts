import { z } from 'zod';
import { vouchedBy } from './imports/vouched-by';
import { BUCKET_NAME } from './scalars';
import { textLike, textThat } from './text-like';

// What the account demands of everything that is deployed into it. A platform team sets such rules by service control
// policies, hooks and IAM; here a deployment file says how it keeps them.

/** The stack that `cdk bootstrap` creates, unless told otherwise. */
export const USUAL_TOOLKIT_STACK = 'CDKToolkit';

const ROLE = /^arn:aws[a-z-]{0,20}:iam::\d{12}:role\/[\w+=,.@/-]{0,512}[\w+=,.@-]$/;

const roleArn = textLike(
  'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/cloudformation',
  ROLE,
  'write the ARN that aws iam get-role prints',
  600,
);

/** A path has no empty part, and a name at most 128 characters. `policy/` belongs to an ARN alone. */
const POLICY =
  /^(arn:aws[a-z-]{0,20}:iam::(\d{12}|aws):policy\/|\/)?(?!policy\/)(?=.{0,640}$)([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/;

/** A text of a policy. IAM takes 6,144 characters in all. */
const policyText = textLike('a text of the policy', /^[\s\S]{1,2048}$/, 'copy it from the policy', 2048);
const policyTexts = z.union([policyText, z.array(policyText).min(1).max(500)]);

/** IAM takes `true` without quotes too. */
const conditionValue = z.union([policyText, z.boolean()]);
const conditionValues = z.union([conditionValue, z.array(conditionValue).min(1).max(500)]);

const statement = z.strictObject({
  Sid: policyText.optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: policyTexts.optional(),
  NotAction: policyTexts.optional(),
  Resource: policyTexts.optional(),
  NotResource: policyTexts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
});

/** The document of a managed policy, as IAM returns it. */
const policyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: policyText.optional(),
  Statement: z.array(statement).min(1).max(100),
});

const permissionsBoundary = z.strictObject({
  /** The managed policy: its ARN, or its path and name in the deployment's account. */
  policy: textLike(
    'a managed policy: its ARN, or its name in the account',
    POLICY,
    'write the ARN that aws iam list-policies prints',
    600,
  ),
  /**
   * The policy's document, as `aws iam get-policy-version` prints it. With it the proof evaluates each role within the
   * boundary, and the deploy checks that the account has the same document. @default not evaluated
   */
  document: policyDocument.optional(),
  /** Who answers for a boundary without a `document`: that it takes nothing which a role needs. Needed only there. */
  vouchedBy: vouchedBy.optional(),
});

/** Each part of a path has at least one character; IAM takes 512 characters at most. */
const rolePath = textLike(
  'a path of IAM, such as /applications/llm/',
  /^\/([\w+=,.@-]+\/)*$/,
  'begin and end it with a slash: "/applications/"',
  512,
);

const ROLE_NAME = /^([\w+=,.@-]|\{deployment\}|\{role\})+$/;

const roles = z.strictObject({
  /** The path of each role, policy and instance profile. @default '/' */
  path: rolePath.optional(),
  /**
   * The name of each role: letters, digits and `+ = , . @ _ -`, with `{deployment}` and `{role}` in it. A role that
   * outlives its stack gets eight digits more at the end. @default CloudFormation chooses names
   */
  name: textThat(
    'a name for roles with {deployment} and {role} in it, such as app-{deployment}-{role}',
    (text) => ROLE_NAME.test(text) && text.includes('{deployment}') && text.includes('{role}'),
    'write {deployment} and {role} once each, so that every role has a name of its own',
    128,
  ).optional(),
  /**
   * Tags on each role besides `tags`: those that service control policies look for, such as
   * `'dp:include:network': 'true'`. @default none
   */
  tags: z.record(z.string(), z.string()).default({}),
});

/** A tag that the account demands, as the tag policy of an organization writes it. */
const mandatoryTag = z.strictObject({
  /** The key, in the upper and lower case that the account demands. */
  key: textLike('the key of a tag', /^\S(.{0,126}\S)?$/, 'write the key as the tag policy has it', 128),
  /** The values that the account accepts; one `*` in a value is any text. @default any value */
  values: z
    .array(
      textLike(
        'a value of a tag, with at most one *',
        /^(?=.{1,256}$)[^*]*\*?[^*]*$/,
        'write a value that the tag policy has',
      ),
    )
    .min(1)
    .max(100)
    .optional(),
});

const bucketName = textLike('the name of an S3 bucket', BUCKET_NAME, 'write the name that aws s3 ls prints');

const qualifier = textLike(
  'the qualifier of a CDK bootstrap: letters and digits, at most 10',
  /^[A-Za-z0-9]{1,10}$/,
  'write the qualifier with which the account was bootstrapped',
);

const stackName = (words: string) =>
  textLike(words, /^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'begin with a letter; use letters, digits and hyphens');

/** The stacks are deployed by the roles of a CDK bootstrap. What is left out has the name that `cdk bootstrap` gives. */
const bootstrap = z.strictObject({
  kind: z.literal('bootstrap'),
  /** @default 'hnb659fds', the CDK's own */
  qualifier: qualifier.default('hnb659fds'),
  /** The stack of the bootstrap. @default 'CDKToolkit' */
  toolkitStack: stackName('the name of a stack').default(USUAL_TOOLKIT_STACK),
  /** CloudFormation assumes it to change resources. @default `cdk-<qualifier>-cfn-exec-role-<account>-<region>` */
  executionRole: roleArn.optional(),
  /** The CDK assumes it to start a deploy. @default `cdk-<qualifier>-deploy-role-<account>-<region>` */
  deployRole: roleArn.optional(),
  /** The CDK assumes it to upload. @default `cdk-<qualifier>-file-publishing-role-<account>-<region>` */
  publishingRole: roleArn.optional(),
  /** The CDK assumes it to compare stacks. @default `cdk-<qualifier>-lookup-role-<account>-<region>` */
  lookupRole: roleArn.optional(),
  /** Takes templates and code. @default `cdk-<qualifier>-assets-<account>-<region>` */
  assetBucket: bucketName.optional(),
});

/** The account has no CDK bootstrap: the credentials of the person or pipeline upload, and start each deploy. */
const credentials = z.strictObject({
  kind: z.literal('credentials'),
  /** Takes templates and code. It must exist. */
  assetBucket: bucketName,
  /** CloudFormation assumes it to change resources. The deploy passes it, so its caller needs `iam:PassRole` on it. */
  executionRole: roleArn,
});

export const accountRules = z.strictObject({
  /** The permissions boundary of every role. @default none */
  permissionsBoundary: permissionsBoundary.optional(),
  roles: roles.prefault({}),
  /**
   * Tags that the account demands. The file's `tags` must have them, and then every resource that takes tags has all
   * `tags` in its template: hooks read the template, and CloudFormation does not copy the tags of a stack to every type.
   * @default none: CloudFormation copies `tags` from the stacks
   */
  tags: z.array(mandatoryTag).max(40).default([]),
  /** Stands before the name of every stack: `<prefix><name>-foundation`. @default none */
  stackNamePrefix: textLike(
    'the beginning of a stack name: letters, digits and hyphens, at most 40',
    /^[A-Za-z][A-Za-z0-9-]{0,39}$/,
    'begin with a letter; use letters, digits and hyphens',
  ).optional(),
  /** What deploys the stacks. @default the CDK bootstrap with its own names */
  synthesis: z.discriminatedUnion('kind', [bootstrap, credentials]).prefault({ kind: 'bootstrap' }),
});

export type AccountRules = z.output<typeof accountRules>;
export type Synthesis = AccountRules['synthesis'];

const NONE: AccountRules = accountRules.parse({});

/** The rules of the account; the defaults where the file has none. */
export const rulesOf = ({
  accountRules: rules,
}: {
  readonly accountRules?: AccountRules | undefined;
}): AccountRules => rules ?? NONE;
