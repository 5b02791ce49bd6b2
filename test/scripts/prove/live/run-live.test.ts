import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { readDeployment } from '../../../../lib/config/read-deployment';
import type { Account } from '../../../../scripts/account/account';
import { runLive } from '../../../../scripts/prove/live/run-live';
import starter from '../../../fixtures/deployments/starter';
import { withMoto } from '../../account/moto-account';
import { deployedAccount } from './deployed-account';

// What `npm run prove -- <name> --live --record` does, from the credentials to the exit code.

const RUN_BY = { runBy: { principals: ['arn:aws:iam::111122223333:role/pipelines/live-proof-build'] } };
const deployment = readDeployment({ ...starter, liveProof: RUN_BY }, 'starter');
const { moto, account, idOf } = deployedAccount(deployment);

const run = (at: Account = account()) => runLive([deployment], { record: true, open: () => at });

withMoto('temporary', async () => {
  const o = await run();
  console.log(
    JSON.stringify(
      o.reports[0]?.claims.filter((c) => !c.holds),
      null,
      1,
    ),
    o.recorded,
    o.problems,
    o.exitCode,
  );
  void AuthorizeSecurityGroupIngressCommand;
  void CreateRoleCommand;
  void PutRolePolicyCommand;
  void GetFunctionConfigurationCommand;
  void UpdateFunctionConfigurationCommand;
  void moto;
  void idOf;
});
