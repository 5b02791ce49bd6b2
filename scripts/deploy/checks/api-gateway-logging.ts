import { GetAccountCommand } from '@aws-sdk/client-api-gateway';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { principalProblem } from '../../account/principal';

/**
 * Whether API Gateway may write logs in this region: a setting of the whole account, which another team may own. The
 * setting outlives the role that it names: API Gateway then writes no log, and says so to no caller.
 */
export async function checkApiGatewayLogging(
  _prerequisite: object,
  { apiGateway, iam, region }: Pick<Account, 'apiGateway' | 'iam' | 'region'>,
): Promise<Missing | undefined> {
  const { cloudwatchRoleArn } = await apiGateway.send(new GetAccountCommand({}));
  if (!cloudwatchRoleArn) {
    return {
      words: `API Gateway has no logging role in ${region}. ${SET}`,
      commands: [setCommand(region)],
    };
  }
  const problem = await principalProblem(cloudwatchRoleArn, { iam, region });
  if (!problem) return undefined;
  return {
    words: `API Gateway's logging role in ${region} is ${cloudwatchRoleArn}. ${problem.words} ${SET}`,
    commands: [...problem.commands, setCommand(region)],
  };
}

const SET =
  "Set CLOUDWATCH_ROLE_ARN to the ARN of a role and run the last command, or write apiGatewayAccount: 'own' into the deployment file and let this deployment set it.";

const setCommand = (region: string) =>
  `aws apigateway update-account --region ${region} --patch-operations "op=replace,path=/cloudwatchRoleArn,value=$CLOUDWATCH_ROLE_ARN"`;
