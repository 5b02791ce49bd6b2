import type { ModelOn } from '../../../lib/config/model';
import { deployPlan } from '../../../scripts/deploy/plan';
import { checkDataRetention } from '../../../scripts/preflight/checks/data-retention';
import { fixtureDeployment } from '../../fixture-deployments';
import { printedHere } from '../../printed-commands/printed-here';
import { simulatedJsonService } from '../account/simulated-service';

// GetAccountDataRetention as the Bedrock API reference describes it; moto does not know the operation.

/** The mode of the account, or an error of the service. */
let mode: string | undefined;
const bedrock = simulatedJsonService(({ method, url }) =>
  method === 'GET' && url === '/data-retention' && mode !== undefined
    ? { body: { mode, updatedAt: '2026-06-07T20:19:44.723Z' } }
    : { status: 403, error: 'AccessDeniedException' },
);

const printed = printedHere();

async function ask(
  accountMode: string | undefined,
  needs: 'none' | 'default' | 'aws_review',
  models: readonly string[] = needs === 'none' ? [] : ['fable'],
) {
  mode = accountMode;
  return printed(
    await checkDataRetention({ kind: 'data-retention', needs, models }, bedrock('ca-central-1')),
  );
}

test.each([
  ['none', 'none'],
  ['default', 'none'],
  ['inherit', 'none'],
  ['default', 'default'],
  ['inherit', 'default'],
  ['aws_review', 'aws_review'],
] as const)('an account in mode %s is accepted where the models need %s', async (accountMode, needs) => {
  expect(await ask(accountMode, needs)).toBeUndefined();
});

test.each([
  ['aws_review', 'none'],
  ['provider_data_share', 'none'],
  ['aws_review', 'default'],
  ['provider_data_share', 'default'],
  ['provider_data_share', 'aws_review'],
  ['a mode of tomorrow', 'none'],
  ['a mode of tomorrow', 'aws_review'],
] as const)('an account in mode %s is refused where the models need %s only', async (accountMode, needs) => {
  const missing = await ask(accountMode, needs);
  expect(missing?.words).toContain(`is ${accountMode}, which lets AWS keep prompts for review`);
  expect(missing?.commands).toEqual([
    `aws bedrock put-account-data-retention --region ca-central-1 --mode ${needs}`,
  ]);
});

test.each([
  ['none', 'default'],
  ['none', 'aws_review'],
  ['default', 'aws_review'],
  ['inherit', 'aws_review'],
] as const)('an account in mode %s is refused where a model needs %s', async (accountMode, needs) => {
  expect((await ask(accountMode, needs))?.words).toContain(`fable answers only from ${needs} on`);
});

describe('where the deploy removes a model that needs aws_review', () => {
  const until = { needs: 'aws_review', models: ['fable'] } as const;
  async function askUntil(accountMode: string) {
    mode = accountMode;
    const prerequisite = { kind: 'data-retention', needs: 'none', models: [], until } as const;
    return printed(await checkDataRetention(prerequisite, bedrock('ca-central-1')));
  }

  test.each(['aws_review', 'default', 'none', 'inherit'])(
    'an account in mode %s is accepted',
    async (one) => {
      expect(await askUntil(one)).toBeUndefined();
    },
  );

  test('an account in a mode that is wider still is refused', async () => {
    expect((await askUntil('provider_data_share'))?.words).toContain(
      'fable, which this deploy removes, needs aws_review',
    );
  });
});

test('where the account may not be asked, the deploy stops with the answer of AWS', async () => {
  await expect(ask(undefined, 'none')).rejects.toThrow('no');
});

const starter = fixtureDeployment('starter');
const [first] = starter.models as [ModelOn<'bedrock'>];

/** What a deploy of the starter asks of the account, with these models of Bedrock. */
function neededBy(...modelIds: readonly string[]) {
  const models = modelIds.map((modelId, index) => ({ ...first, name: `model-${index}`, modelId }));
  return deployPlan({ ...starter, models }, 'arn:aws:iam::111122223333:role/deploy')
    .flatMap((step) => (step.kind === 'check' ? step.prerequisites : []))
    .filter(({ kind }) => kind === 'data-retention');
}

test.each([
  [['openai.gpt-oss-120b-1:0'], 'none', []],
  [['openai.gpt-oss-120b-1:0', 'openai.gpt-5.6-sol'], 'default', ['model-1']],
  [['anthropic.claude-fable-5', 'openai.gpt-5.6-sol'], 'aws_review', ['model-0']],
] as const)('a deploy with %j asks once, for mode %s', (modelIds, needs, models) => {
  expect(neededBy(...modelIds)).toEqual([{ kind: 'data-retention', needs, models }]);
});

test('a deployment without a model on Bedrock does not ask for the data retention', () => {
  const sandbox = fixtureDeployment('sandbox');
  const models = sandbox.models.filter(({ host }) => host !== 'bedrock');
  const kinds = deployPlan({ ...sandbox, models }, 'arn:aws:iam::111122223333:role/deploy')
    .flatMap((step) => (step.kind === 'check' ? step.prerequisites : []))
    .map(({ kind }) => kind);
  expect(kinds).not.toContain('data-retention');
});
