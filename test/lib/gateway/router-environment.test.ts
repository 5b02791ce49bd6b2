import type { aws_kinesisfirehose as firehose, aws_kms as kms } from 'aws-cdk-lib';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { type DeployTimeSources, routerEnvironment } from '../../../lib/gateway/router-environment';
import { planOf } from '../../../lib/plan/plan';
import { DEPLOYMENT } from './stacks';

const foundation = {
  audit: { stream: { ref: 'records' } as firehose.CfnDeliveryStream },
  keys: { digest: { keyId: 'digest' } as kms.IKey },
} as DeployTimeSources['foundation'];
const inference = {
  addresses: { small: 'https://small.llm.example.com', middle: 'test-middle' },
  guardrail: { id: 'guardrail', version: '1' },
};

test('every variable that the configuration names has a value', () => {
  expect(routerEnvironment(routerConfigFor(planOf(DEPLOYMENT), 'open'), { foundation, inference })).toEqual({
    AUDIT_STREAM_NAME: 'records',
    DIGEST_KEY_ID: 'digest',
    MODEL_SMALL_BASE_URL: 'https://small.llm.example.com',
    MODEL_MIDDLE_ENDPOINT: 'test-middle',
    GUARDRAIL_ID: 'guardrail',
    GUARDRAIL_VERSION: '1',
  });
});

test('a model without an address fails the synth with its name', () => {
  const without = { ...inference, addresses: { small: 'https://small.llm.example.com' } };
  expect(() =>
    routerEnvironment(routerConfigFor(planOf(DEPLOYMENT), 'open'), { foundation, inference: without }),
  ).toThrow('The inference stack has no address for model middle; it has small.');
});

test('a missing guardrail of a deployment that requires one fails the synth', () => {
  const without = { addresses: inference.addresses };
  expect(() =>
    routerEnvironment(routerConfigFor(planOf(DEPLOYMENT), 'open'), { foundation, inference: without }),
  ).toThrow(/has a guardrail for Bedrock answers/);
});
