import { prove } from '../../../lib/proof/prove';
import { Edit } from './edit';
import { SABOTAGES } from './sabotages';
import { subjectOf } from './subjects';

test('the table has a row for every lane and model', () => {
  expect(prove(subjectOf('sandbox')).table.map(({ lane, model }) => `${lane} ${model}`)).toEqual([
    'open qwen3-8b',
    'open qwen2-5-7b',
    'open gpt-oss-120b',
    'open claude-haiku',
    'sealed qwen3-8b',
    'sealed qwen2-5-7b',
    'sealed gpt-oss-120b',
    'sealed claude-haiku',
  ]);
});

describe('the proof notices when', () => {
  test.each(SABOTAGES)('$name', (sabotage) => {
    const subject = subjectOf(sabotage.on ?? 'sandbox');
    sabotage.break(new Edit(subject));
    const failed = prove(subject)
      .claims.filter(({ holds }) => !holds)
      .map(({ id }) => id);
    expect(failed).toEqual(expect.arrayContaining([...sabotage.noticedBy]));
  });
});

test('what the proof cannot read is no proof', () => {
  const subject = subjectOf('sandbox');
  new Edit(subject).statements(/^ModelAccessopen/).push({ 'Fn::If': ['Sometimes', {}, {}] });
  const { holds, claims } = prove(subject);
  expect(holds).toBe(false);
  expect(claims).toEqual([
    expect.objectContaining({ id: 'templates', evidence: [expect.stringContaining('Fn::If')] }),
  ]);
});
