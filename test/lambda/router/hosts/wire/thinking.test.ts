import { thinkingFields } from '../../../../../lambda/router/hosts/wire/thinking';
import { REASONING_EFFORTS } from '../../../../../policy/thinking';

const ON = { chat_template_kwargs: { enable_thinking: true } };
const OFF = { chat_template_kwargs: { enable_thinking: false } };
const TOLD = { on: ON, off: OFF } as const;

test.each(['on', 'off'] as const)(
  'a model that the deployment tells %s is told so in every call',
  (choice) => {
    const thinking = { choice, byDefault: choice === 'on' ? 'off' : 'on', ...TOLD } as const;
    expect(thinkingFields({}, { thinking })).toEqual(TOLD[choice]);
  },
);

test.each(REASONING_EFFORTS)('where callers decide, effort %s is told as on or off', (effort) => {
  const thinking = { choice: 'caller', byDefault: 'on', ...TOLD } as const;
  const off = effort === 'none' || effort === 'minimal';
  expect(thinkingFields({ effort }, { thinking })).toEqual(off ? OFF : ON);
});

test('where callers decide, a request without an effort tells the model nothing', () => {
  expect(thinkingFields({}, { thinking: { choice: 'caller', byDefault: 'on', ...TOLD } })).toEqual({});
});

test('a model of which nothing is known is told nothing', () => {
  expect(thinkingFields({ effort: 'high' }, {})).toEqual({});
});

const LEVELS = { field: 'reasoning_effort', values: ['low', 'medium', 'high'] };

test.each([
  ['low', 'low'],
  ['medium', 'medium'],
  ['high', 'high'],
  ['xhigh', 'high'],
  ['max', 'high'],
] as const)('effort %s reaches a model with three levels as %s', (effort, level) => {
  const thinking = { choice: 'on', byDefault: 'on', levels: LEVELS } as const;
  expect(thinkingFields({ effort }, { thinking })).toEqual({ reasoning_effort: level });
});

test('an effort below every level of a model reaches it as the least', () => {
  const levels = { field: 'reasoning_effort', values: ['high', 'max'] };
  const thinking = { choice: 'on', byDefault: 'on', levels } as const;
  expect(thinkingFields({ effort: 'low' }, { thinking })).toEqual({ reasoning_effort: 'high' });
});

test('without an effort, a model with levels takes its own', () => {
  expect(thinkingFields({}, { thinking: { choice: 'on', byDefault: 'on', levels: LEVELS } })).toEqual({});
});
