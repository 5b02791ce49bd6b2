import { GetAccountCommand } from '@aws-sdk/client-api-gateway';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';

/** Whether API Gateway may write logs in this region: a setting of the whole account, which another team may own. */
export async function checkApiGatewayLogging(
  _prerequisite: object,
  { apiGateway, region }: Pick<Account, 'apiGateway' | 'region'>,
): Promise<Missing | undefined> {
  const { cloudwatchRoleArn } = await apiGateway.send(new GetAccountCommand({}));
  if (cloudwatchRoleArn) return undefined;
  return {
    words: `API Gateway has no logging role in ${region}. Set CLOUDWATCH_ROLE_ARN to the ARN of a role and run the command, or write apiGatewayAccount: 'own' into the deployment file and let this deployment set it.`,
    commands: [
      `aws apigateway update-account --region ${region} --patch-operations "op=replace,path=/cloudwatchRoleArn,value=$CLOUDWATCH_ROLE_ARN"`,
    ],
  };
}
