import fc from 'fast-check';
import { isSentence } from '../../../lib/config/reason';
import { problemsAfter } from './changed';

const WITHOUT_CONTENT = [
  'xxxxxxxxxxxxxxxxxxxxxx',
  'aaaa bbbb cccc dddd eeee',
  'abababababababababab',
  'reason reason reason reason',
  'because because because it it it is is is so so so',
  'not needed here',
  '.......................',
  '                        ',
  '12345 67890 12345 67890 1',
  '- - - - - - - - - - - - -',
  'TODO write a reason for this guardrail',
  'The reason is to be done: TBD by the team',
  'lorem ipsum dolor sit amet',
  'this is a placeholder for the reason',
  '…why we have no guardrail here…',
  'we will write this later...',
];
const SENTENCES = [
  'The applications filter what they show.',
  'answers are filtered by the calling application',
  'Das rufende System filtert alle Antworten.',
  'Les applications filtrent toutes les réponses.',
  'アプリケーションがすべての回答を確認してから表示します。',
  '所有回答在显示之前都由应用程序进行内容检查和过滤。',
  'Приложение само проверяет все ответы.',
];

test.each(WITHOUT_CONTENT)('a text without content is no reason: %j', (none) => {
  expect(problemsAfter({ guardrail: { none } })).toContainEqual(
    expect.objectContaining({
      path: 'guardrail.none',
      allowed: expect.stringContaining('a sentence of 20 characters'),
      fix: expect.stringContaining('why'),
    }),
  );
});

test.each(SENTENCES)('a sentence is a reason: %s', (none) => {
  expect(problemsAfter({ guardrail: { none } })).toEqual([]);
});

test('a grant and an accepted finding need a reason too', () => {
  const finding = {
    rules: ['IAM5'],
    constructs: ['foundation/Policies/Sagemaker/Resource'],
    reason: 'x'.repeat(40),
    owner: 'platform team',
    review: '2027-01-01',
  };
  const problems = problemsAfter({ 'models[0].weights.grant': 'x'.repeat(20), acceptedFindings: [finding] });
  expect(problems.map(({ path }) => path)).toEqual(['models[0].weights.grant', 'acceptedFindings[0].reason']);
});

test('no text of fewer than four different words is a sentence, however it repeats them', () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 20 }),
      (words, times) => {
        expect(isSentence(Array.from({ length: times }, () => words.join(' ')).join(' '))).toBe(false);
      },
    ),
  );
});
