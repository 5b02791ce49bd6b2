import { checkModelAccess } from '../../../scripts/preflight/checks/model-access';
import { printedHere } from '../../printed-commands/printed-here';
import { simulatedJsonService } from '../account/simulated-service';

// GetFoundationModelAvailability as its service model describes it; moto does not know the operation.
const open = {
  agreementAvailability: { status: 'AVAILABLE' },
  authorizationStatus: 'AUTHORIZED',
  entitlementAvailability: 'AVAILABLE',
  regionAvailability: 'AVAILABLE',
};
const answers: Readonly<Record<string, object>> = {
  'open.model': open,
  'closed.model': { ...open, agreementAvailability: { status: 'NOT_AVAILABLE' } },
  'anthropic.closed': { ...open, agreementAvailability: { status: 'NOT_AVAILABLE' } },
  'elsewhere.model': { ...open, regionAvailability: 'NOT_AVAILABLE' },
};

const bedrock = simulatedJsonService(({ url }) => {
  const body = answers[decodeURIComponent(url?.split('/').at(-1) ?? '')];
  return body ? { body } : { status: 404, error: 'ResourceNotFoundException' };
});

const printed = printedHere();

async function ask(modelId: string, region = 'us-east-1') {
  return printed(await checkModelAccess({ kind: 'model-access', model: 'gpt', modelId }, bedrock(region)));
}

test('a model the account may use is accepted', async () => {
  expect(await ask('open.model')).toBeUndefined();
});

test('a model without an agreement is refused with one command, which agrees to its offer', async () => {
  expect((await ask('closed.model'))?.commands).toEqual([
    `aws bedrock create-foundation-model-agreement --region us-east-1 --model-id closed.model --offer-token "$(aws bedrock list-foundation-model-agreement-offers --region us-east-1 --model-id closed.model --query 'offers[0].offerToken' --output text)"`,
  ]);
});

test('in GovCloud, the agreement is made in the linked commercial account, and the model is enabled then', async () => {
  const missing = await ask('closed.model', 'us-gov-west-1');
  expect(missing?.words).toContain(
    'in the linked commercial account, in us-east-1; then the model is enabled in GovCloud',
  );
  expect(missing?.commands[0]).toMatch(
    /agreement --region us-east-1 --profile "\$COMMERCIAL_PROFILE" --model-id closed/,
  );
  expect(missing?.commands[0]).not.toContain('us-gov');
  expect(missing?.commands[1]).toContain('--region us-gov-west-1');
});

test("in GovCloud, Anthropic's form is part of what the linked account does", async () => {
  expect((await ask('anthropic.closed', 'us-gov-west-1'))?.words).toContain('use-case form');
});

test.each(['elsewhere.model', 'unknown.model'])('%s, which the region lacks, is refused', async (modelId) => {
  expect((await ask(modelId))?.words).toContain(`no model ${modelId} in us-east-1`);
});
