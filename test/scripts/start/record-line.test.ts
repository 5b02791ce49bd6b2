import type { DecisionRecord } from '../../../lambda/router/records/decision-record';
import type { OutcomeRecord } from '../../../lambda/router/records/outcome-record';
import type { SecondOpinionRecord } from '../../../lambda/router/records/second-opinion-record';
import { recordLine } from '../../../scripts/start/record-line';

const decision: DecisionRecord = {
  schema: 'hybrid-llm/decision/1',
  decisionId: '95354bfc-a4a1-4b6a-9ff5-57f470ed6e87',
  time: '2026-11-21T04:06:44.416Z',
  deployment: 'sandbox',
  account: '111122223333',
  region: 'us-east-1',
  codeVersion: '0.1.0',
  policyHash: '0'.repeat(64),
  lane: 'open',
  requestId: 'e0ea27be-cabc-4b68-8f45-f3dd7d69a977',
  caller: 'playground',
  principal: 'arn:aws:iam::111122223333:role/playground',
  requestedModel: 'auto',
  dataClass: { floor: 'public', declared: 'confidential', detected: null, effective: 'confidential' },
  findings: null,
  residency: 'geography',
  candidates: [
    { model: 'near', boundary: 'account', kept: true, reason: 'within-ceiling', words: '' },
    { model: 'far', boundary: 'geography', kept: false, reason: 'above-ceiling', words: '' },
  ],
  order: ['near'],
  refusal: null,
  promptDigest: null,
};

const outcome: OutcomeRecord = {
  schema: 'hybrid-llm/outcome/1',
  decisionId: decision.decisionId,
  time: '2026-11-21T04:06:45.001Z',
  deployment: 'sandbox',
  lane: 'open',
  caller: 'playground',
  outcome: 'complete',
  error: null,
  attempts: [
    {
      model: 'near',
      host: 'vllm',
      boundary: 'account',
      regions: ['us-east-1'],
      reason: null,
      status: null,
      ms: 12,
    },
  ],
  model: 'near',
  host: 'vllm',
  boundary: 'account',
  regions: ['us-east-1'],
  inputTokens: 5,
  outputTokens: 15,
  costUsd: null,
  finishReason: 'stop',
  firstEventMs: 12,
  firstByteMs: 14,
  totalMs: 556.4,
  answerDigest: null,
};

test('a decision: when, who, what, which model at which boundary, which refused and why', () => {
  expect(recordLine(decision)).toBe(
    '04:06:44 ed6e87 open lane  playground requests auto, confidential → near (account)  refused far: above-ceiling',
  );
});

test('a class the caller did not declare is shown with what it did declare', () => {
  const raised = { ...decision, dataClass: { ...decision.dataClass, declared: null } };
  expect(recordLine(raised)).toContain('confidential (declared nothing)');
});

test('a refused request shows the code it was refused with', () => {
  expect(recordLine({ ...decision, order: [], refusal: 'use_sealed_lane' })).toContain('→ use_sealed_lane');
});

test('an outcome has the same short id, the model that answered, and its duration', () => {
  expect(recordLine(outcome)).toBe(
    '04:06:45 ed6e87 complete from near at boundary account in 556 ms  5 tokens in, 15 out',
  );
});

test('an attempt that failed is shown with its reason', () => {
  const [attempt] = outcome.attempts;
  const attempts = attempt ? [{ ...attempt, reason: 'unreachable' as const }] : [];
  expect(recordLine({ ...outcome, attempts })).toContain('failed near: unreachable');
});

test('a second opinion: which caller, as what it counted, and how far the text went', () => {
  const { requestedModel: _, residency, candidates, order, refusal, ...request } = decision;
  const opinion: SecondOpinionRecord = {
    ...request,
    schema: 'hybrid-llm/second-opinion/1',
    host: 'comprehend',
    boundary: 'region',
    regions: ['us-east-1'],
    promptDigest: 'hmac-sha256/2026-11-21/0',
  };
  expect(recordLine(opinion)).toBe(
    '04:06:44 ed6e87 open lane  playground, confidential → second opinion of comprehend (region)',
  );
});
