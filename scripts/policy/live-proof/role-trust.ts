import type { Deployment } from '../../../lib/config/deployment';
import type { LiveProof } from '../../../lib/config/live-proof';
import { arnIn } from '../../../lib/plan/arns';

/** Lets what `runBy` names assume the role, and nothing else: a token must be for AWS, and of a job that is named in full. */
export function roleTrust({ runBy }: LiveProof, deployment: Pick<Deployment, 'account' | 'region'>) {
  return {
    Version: '2012-10-17',
    Statement: [
      ...(runBy.principals.length > 0
        ? [{ Effect: 'Allow', Principal: { AWS: runBy.principals }, Action: 'sts:AssumeRole' }]
        : []),
      ...runBy.pipelines.map(({ provider, audience, subjects }) => ({
        Effect: 'Allow',
        Principal: { Federated: arnIn(deployment, 'iam', `oidc-provider/${provider}`, { region: '' }) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${provider}:aud`]: audience, [`${provider}:sub`]: subjects } },
      })),
    ],
  };
}
