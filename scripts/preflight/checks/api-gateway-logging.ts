import { GetAccountCommand } from '@aws-sdk/client-api-gateway';
import type { Account } from '../../account/account';
import { principalProblem } from '../../account/principal';
import { stackResources } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import { type Answer, found } from '../answer';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Whether API Gateway may write logs in this region: a setting of the whole account, which another team may own. The
 * setting outlives the role that it names: API Gateway then writes no log, and says so to no caller.
 */
export async function checkApiGatewayLogging(
  { own }: PrerequisiteOf<'api-gateway-logging'>,
  at: Pick<Account, 'apiGateway' | 'cloudFormation' | 'iam' | 'region'>,
): Promise<Answer> {
  const { region } = at;
  const { cloudwatchRoleArn } = await at.apiGateway.send(new GetAccountCommand({}));
  if (own !== undefined) return ofAnother(cloudwatchRoleArn, own, at);
  if (!cloudwatchRoleArn) {
    return {
      words: `API Gateway has no logging role in ${region}. ${SET}`,
      commands: [setCommand(region)],
    };
  }
  const problem = await principalProblem(cloudwatchRoleArn, at);
  if (!problem) return found(`${cloudwatchRoleArn}.`);
  return {
    words: `API Gateway's logging role in ${region} is ${cloudwatchRoleArn}. ${problem.words} ${SET}`,
    commands: [...problem.commands, setCommand(region)],
  };
}

/** A deployment that owns the setting replaces no role of another team, unless that role is gone. */
async function ofAnother(
  role: string | undefined,
  foundation: string,
  at: Pick<Account, 'cloudFormation' | 'iam' | 'region'>,
): Promise<Answer> {
  if (!role) return undefined;
  const name = role.split('/').at(-1) ?? '';
  // The role outlives its stack, and CloudFormation begins its name with that of the stack.
  if (name.startsWith(`${foundation}-`)) return found(`${role}, which is this deployment's own.`);
  const resources = await unlessAbsent(stackResources(at, foundation), 'ValidationError');
  if (resources?.some(({ PhysicalResourceId }) => PhysicalResourceId === name)) {
    return found(`${role}, which is this deployment's own.`);
  }
  if (await principalProblem(role, at)) return undefined;
  return {
    words: `API Gateway's logging role in ${at.region} is ${role}, which another team has set, and this deployment would replace it for every API of the account: accountSettings.apiGateway is 'own'. Write 'require', which uses the role that is there.`,
    commands: [`aws apigateway get-account --region ${at.region}`],
  };
}

const SET =
  "Set CLOUDWATCH_ROLE_ARN to the ARN of a role and run the last command, or write accountSettings: { apiGateway: 'own' } into the deployment file and let this deployment set it.";

const setCommand = (region: string) =>
  `aws apigateway update-account --region ${region} --patch-operations "op=replace,path=/cloudwatchRoleArn,value=$CLOUDWATCH_ROLE_ARN"`;
