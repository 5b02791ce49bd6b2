import { type DetectionClasses, search } from '../../../../../lambda/router/request/classify/detected';
import { DEFAULT_ATTACHMENT_CLASSES } from '../../../../../policy/attachment';
import { DEFAULT_ENTITY_CLASSES } from '../../../../../policy/entity';

const CARD = '4111 1111 1111 1111';
const CLASSES = {
  entityClasses: DEFAULT_ENTITY_CLASSES,
  ...DEFAULT_ATTACHMENT_CLASSES,
};
const detected = (body: unknown) => search(body, [], CLASSES).detected;
const detectedClass = (body: unknown, entityClasses: DetectionClasses['entityClasses']) =>
  search(body, [], { ...CLASSES, entityClasses }).detected.dataClass;
const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });

test('the detector gives no class to a request without sensitive values', () => {
  expect(detected(user('What is a data class?'))).toEqual({ dataClass: null, findings: new Map() });
});

test('the detector reports types and counts', () => {
  expect(detected(user(`Charge ${CARD}, please`))).toEqual({
    dataClass: 'restricted',
    findings: new Map([['payment-card', 1]]),
  });
});

test.each([
  ['the text of a user', user(`my card ${CARD}`)],
  ['a part of a content list', user([{ type: 'text', text: `my card ${CARD}` }])],
  ['a system message', { messages: [{ role: 'system', content: CARD }] }],
  ['an assistant message', { messages: [{ role: 'assistant', content: CARD }] }],
  ['a tool result', { messages: [{ role: 'tool', tool_call_id: 'a', content: CARD }] }],
  [
    'the arguments of a tool call',
    {
      messages: [
        { role: 'assistant', tool_calls: [{ function: { name: 'pay', arguments: `{"card":"${CARD}"}` } }] },
      ],
    },
  ],
  ['the name of a speaker', { messages: [{ role: 'user', name: CARD, content: 'Hi' }] }],
  ['a role', { messages: [{ role: CARD, content: 'Hi' }] }],
  ['metadata', { metadata: { note: CARD }, messages: [] }],
  ['the key of metadata', { metadata: { [CARD]: 'x' }, messages: [] }],
  ['a stop sequence', { stop: [CARD], messages: [] }],
  ['the user field', { user: CARD, messages: [] }],
  ['a field nobody knows', { unheard_of: { deep: [[CARD]] }, messages: [] }],
  [
    'two messages, one half in each',
    {
      messages: [
        { role: 'user', content: 'my card 4111 1111' },
        { role: 'user', content: '1111 1111' },
      ],
    },
  ],
])('a payment card is found in %s', (_, body) => {
  expect(detected(body).findings?.get('payment-card')).toBeGreaterThanOrEqual(1);
});

test('a failed detection makes the request restricted, and its result contains no text', () => {
  const broken = () => {
    throw new Error(CARD);
  };
  expect(search(user(CARD), [], CLASSES, undefined, broken).detected).toEqual({
    dataClass: 'restricted',
    findings: null,
  });
});

test('a deployment can set the class of a kind of value', () => {
  expect(detectedClass(user('ada@example.com'), { ...DEFAULT_ENTITY_CLASSES, email: 'internal' })).toBe(
    'internal',
  );
});
