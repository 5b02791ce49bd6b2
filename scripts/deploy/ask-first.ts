import type { Deployment } from '../../lib/config/deployment';
import { taskOf } from '../../lib/hosts/schemas';
import { LANES, type Lane } from '../../policy/lane';
import type { Account } from '../account/account';
import { connection } from '../account/connection';
import { sendSigned } from '../account/signed-request';
import { stackOutput } from '../account/stack';
import { firstAnswerInWords, firstRequest } from './first-request';

/** Asks the first model that chats through the API of this stack. @returns what came of it, in words */
export async function askFirst(
  { models, region }: Deployment,
  stack: string,
  typed: string,
  account: Pick<Account, 'cloudFormation' | 'sts'>,
): Promise<string> {
  const baseUrl = await firstOutput(stack, account);
  const model = models.find((one) => taskOf(one.host, one) === 'chat');
  if (baseUrl === undefined || !model) return 'First request: no lane with a model that chats.';
  const asked = { baseUrl, model: model.name };
  const sender = { credentials: () => account.sts.config.credentials(), connection: connection() };
  const headers = { 'content-type': 'application/json' };
  const answer = await firstRequest(
    asked,
    (url, body) => sendSigned({ method: 'POST', service: 'execute-api', region, url, headers, body }, sender),
    () => performance.now(),
  );
  return firstAnswerInWords(answer, asked, typed);
}

const OUTPUTS = { open: 'OpenBaseUrl', sealed: 'SealedBaseUrl' } as const satisfies Record<Lane, string>;

/** The base URL of the widest lane that the API has. */
async function firstOutput(stack: string, at: Pick<Account, 'cloudFormation'>): Promise<string | undefined> {
  for (const lane of LANES) {
    const url = await stackOutput(at, stack, OUTPUTS[lane]);
    if (url !== undefined) return url;
  }
  return undefined;
}
