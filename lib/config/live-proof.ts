import { z } from 'zod';
import { administrator } from './administrators';
import { roleOrUserArn } from './scalars';
import { textLike } from './text-like';

/** Jobs of a pipeline that get their credentials by a token of its own issuer: GitHub Actions, GitLab CI and their kin. */
const pipelineJobs = z.strictObject({
  /**
   * The OpenID Connect provider as IAM names it in the deployment's account: the issuer without `https://`, such as
   * `token.actions.githubusercontent.com`. It must exist there.
   */
  provider: textLike(
    'an OpenID Connect provider as IAM names it, such as token.actions.githubusercontent.com',
    /^(?=.{1,255}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\d{1,5})?(\/[\w.~-]+)*$/,
    'write what follows oidc-provider/ in the ARN that aws iam list-open-id-connect-providers prints',
  ),
  /** The audience of the tokens. @default 'sts.amazonaws.com' */
  audience: textLike(
    'the audience of the tokens',
    /^[^\s*?]{1,256}$/,
    'write the value of aud in a decoded token of the job',
  ).default('sts.amazonaws.com'),
  /** The subjects of the tokens, each in full: a wildcard would admit jobs of other repositories or branches. */
  subjects: z
    .array(
      textLike(
        'the subject of a token in full, such as repo:bank/llm:ref:refs/heads/main',
        /^[^\s*?]{1,255}$/,
        'write the value of sub in a decoded token of the job, without a wildcard',
      ),
    )
    .min(1)
    .max(20),
});

/**
 * The daily proof of what is deployed: `npm run prove -- <name> --live --record`. The deployment gets a log group for its
 * records, and alarms; `npm run policy -- <name> --live-proof <folder>` writes the role that it runs with.
 */
export const liveProof = z.strictObject({
  /** What may run it, and nothing else may. At least one of the two. */
  runBy: z.strictObject({
    /** Roles or users, each by its own ARN with its path, such as the role of a CodeBuild project. @default none */
    principals: z.array(roleOrUserArn).max(20).default([]),
    /** Jobs that have a token of their pipeline. @default none */
    pipelines: z.array(pipelineJobs).max(5).default([]),
  }),
  /**
   * Principals that an organization has in each account, and that may do what only the deployment's roles may: break-glass
   * and platform administrators. Each is a weakening. @default none: each such principal is a finding
   */
  administrators: z.array(administrator).min(1).max(50).optional(),
});

export type LiveProof = z.output<typeof liveProof>;
