import { weakenings } from '../../../lib/compliance/weakenings';
import { readDeployment } from '../../../lib/config/read-deployment';
import { type Changes, changed } from '../config/changed';

const pathsAfter = (changes: Changes) =>
  weakenings(readDeployment(changed(changes), 'test')).map(({ path }) => path);
const AT = 'models[0].parsers.reasoning';

test('who switches off the reasoning parser of a model that thinks has weakened something by name', () => {
  expect(pathsAfter({ 'models[0].parsers': { reasoning: 'none' } })).toContain(AT);
});

test.each([
  ['a parser of the deployment’s choice', { 'models[0].parsers': { reasoning: 'deepseek_r1' } }],
  ['nothing said', {}],
  ['a model that does not think', { 'models[1].parsers': { reasoning: 'none' } }],
])('%s weakens nothing', (_what, changes) => {
  expect(pathsAfter(changes).filter((path) => path.endsWith('.reasoning'))).toEqual([]);
});
