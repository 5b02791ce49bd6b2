import { prove } from '../../../lib/proof/prove';
import { subjectOf } from './subjects';

// biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever a template has.
type Any = any;
type Change = (gateway: Any, stacks: Any) => void;

const api = (gateway: Any): Any =>
  Object.values<Any>(gateway.Resources).find(({ Type }) => Type === 'AWS::ApiGateway::RestApi');

test.each<[string, Change]>([
  ['a template that is nothing', (_, stacks) => Object.assign(stacks, { 'starter-gateway': null })],
  ['a template without resources', (gateway) => delete gateway.Resources],
  ['a resource that is nothing', ({ Resources }) => Object.assign(Resources, { X: null })],
  [
    'a resource that is a list',
    ({ Resources }) => Object.assign(Resources, { 'Fn::ForEach::X': ['a', ['b'], {}] }),
  ],
  ['a resource without a type', ({ Resources }) => Object.assign(Resources, { X: {} })],
  ['a resource whose type is no text', ({ Resources }) => Object.assign(Resources, { X: { Type: 1 } })],
  ['properties that are a text', (gateway) => Object.assign(api(gateway), { Properties: 'x' })],
  ['outputs that are nothing', (gateway) => Object.assign(gateway, { Outputs: null })],
  ['an output that is a text', ({ Outputs }) => Object.assign(Outputs, { X: 'x' })],
  ['an export that is a text', ({ Outputs }) => Object.assign(Outputs, { X: { Value: 'x', Export: 'x' } })],
  ['a parameter that is nothing', ({ Parameters }) => Object.assign(Parameters, { X: null })],
])('%s cannot be read, and the proof says where', (_, change) => {
  const subject = subjectOf('starter');
  change(subject.stacks['starter-gateway'], subject.stacks);
  const { holds, claims, table } = prove(subject);
  expect([holds, table]).toEqual([false, []]);
  expect(claims).toEqual([
    expect.objectContaining({
      id: 'world.templates',
      words: 'the templates have the form of CloudFormation templates',
      verdict: 'undecided',
      evidence: [expect.stringMatching(/^stack starter-gateway: .+ no (object|text)$/)],
    }),
  ]);
});

test('a value that is nested too deep to be read ends in no error', () => {
  const subject = subjectOf('starter');
  let value: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth++) value = { a: value };
  Object.assign(api(subject.stacks['starter-gateway']).Properties, { Parameters: value });
  expect(prove(subject).holds).toBe(false);
});
