import { weakenings } from '../../../lib/compliance/weakenings';
import { readDeployment } from '../../../lib/config/read-deployment';
import { type Changes, changed } from '../config/changed';

const pathsAfter = (changes: Changes) =>
  weakenings(readDeployment(changed(changes), 'test')).map(({ path }) => path);
const AT = 'models[0].parsers.reasoning';

test('switching off the reasoning parser of a model that reasons is a weakening', () => {
  expect(pathsAfter({ 'models[0].parsers': { reasoning: 'none' } })).toContain(AT);
});

test.each([
  ['another parser', { 'models[0].parsers': { reasoning: 'deepseek_r1' } }],
  ['no parser setting', {}],
  ['no parser for a model that does not reason', { 'models[1].parsers': { reasoning: 'none' } }],
])('%s is not a weakening', (_what, changes) => {
  expect(pathsAfter(changes).filter((path) => path.endsWith('.reasoning'))).toEqual([]);
});
