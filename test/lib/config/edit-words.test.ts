import { editInWords } from '../../../lib/config/edit-words';
import { readDeployment } from '../../../lib/config/read-deployment';
import { BOUNDARIES } from '../../../policy/boundary';
import sandbox from '../../fixtures/deployments/sandbox';
import { changed } from './changed';

const deployment = readDeployment(sandbox, 'test');

test.each([
  ['account', 'set residency to account, which applies to all classes'],
  ['region', 'set residency to region, which applies to all classes, so that prompts leave the account'],
  ['geography', 'set residency to geography, which applies to all classes, so that prompts leave the region'],
  ['global', 'set residency to global, which applies to all classes, so that prompts leave the jurisdiction'],
] as const)('the proposal to widen the residency to %s says what it lets out', (to, words) => {
  expect(editInWords({ kind: 'raise-residency', to }, deployment)).toBe(words);
});

test('the proposal to widen a ceiling says what it lets out', () => {
  expect(editInWords({ kind: 'raise-ceiling', dataClass: 'internal', to: 'global' }, deployment)).toBe(
    'set ceilings.internal to global, so that prompts leave the jurisdiction',
  );
});

test.each(['account', 'region', 'geography'] as const)(
  'the proposal to lower a ceiling to %s does not say that it lets anything out',
  (to) => {
    expect(editInWords({ kind: 'lower-ceiling', dataClass: 'internal', to }, deployment)).toBe(
      `set ceilings.internal to ${to}`,
    );
  },
);

test.each(BOUNDARIES.filter((one) => one !== 'account'))(
  'a model whose prompts AWS keeps comes within %s only by being another model',
  (within) => {
    const fable = { 'models[3].modelId': 'anthropic.claude-fable-5', residency: 'global' };
    expect(
      editInWords({ kind: 'move-model', model: 3, within }, readDeployment(changed(fable), 'test')),
    ).toBe(
      'name another model in models[3].modelId: with this one, AWS keeps every prompt for up to 30 days, and people at AWS may read it',
    );
  },
);

test('any other model comes within geography by destinations at home', () => {
  expect(editInWords({ kind: 'move-model', model: 3, within: 'geography' }, deployment)).toContain(
    'whose destinations all lie in the jurisdictions of the deployment',
  );
});
