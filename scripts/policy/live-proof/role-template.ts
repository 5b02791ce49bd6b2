import { rulesOf } from '../../../lib/config/account-rules';
import type { Deployment } from '../../../lib/config/deployment';
import type { LiveProof } from '../../../lib/config/live-proof';
import { nameByPattern } from '../../../lib/config/role-names';
import { permissionsBoundaryOf } from '../../../lib/plan/permissions-boundary';
import { nothingElse, readsOfAccount, readsOfDeployment } from './role-policies';
import { roleTrust } from './role-trust';

/** The name of the role: by the pattern of the account, where it has one. */
export const liveProofRoleName = ({ name, accountRules }: Pick<Deployment, 'name' | 'accountRules'>) =>
  nameByPattern(rulesOf({ accountRules }).roles.name ?? '{deployment}-{role}', name, 'live-proof');

/**
 * A CloudFormation template with the role of the live proof, under the rules of the account. It is deployed beside the
 * stacks of the deployment and by other credentials, because what watches should not be made by what it watches.
 */
export function roleTemplate(deployment: Deployment, liveProof: LiveProof) {
  const { roles } = rulesOf(deployment);
  const boundary = permissionsBoundaryOf(deployment);
  const tags = Object.entries({ ...deployment.tags, ...roles.tags });
  const path = roles.path === undefined ? {} : { Path: roles.path };
  const policy = (Description: string, PolicyDocument: object) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ...path, Description, PolicyDocument },
  });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `The role of the live proof of ${deployment.name}: reads how the account is set, writes its record.`,
    Resources: {
      ReadsOfAccount: policy('What the live proof reads in the account', readsOfAccount(deployment)),
      ReadsOfDeployment: policy(
        'What it reads of the deployment, and its record',
        readsOfDeployment(deployment),
      ),
      NothingElse: policy('Denies everything else', nothingElse(deployment)),
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: liveProofRoleName(deployment),
          ...path,
          Description: `Runs the live proof of ${deployment.name}`,
          AssumeRolePolicyDocument: roleTrust(liveProof, deployment),
          ManagedPolicyArns: ['ReadsOfAccount', 'ReadsOfDeployment', 'NothingElse'].map((Ref) => ({ Ref })),
          ...(boundary !== undefined && { PermissionsBoundary: boundary }),
          ...(tags.length > 0 && { Tags: tags.map(([Key, Value]) => ({ Key, Value })) }),
        },
      },
    },
    Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  };
}
