import { forEachDeployment } from '../../../scripts/command-line/for-each-deployment';
import { fixtureFile } from '../../fixture-deployments';

const [sandbox, nowhere, starter] = ['sandbox', 'nowhere', 'starter'].map(fixtureFile) as [
  string,
  string,
  string,
];

let printed: unknown[];
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'error').mockImplementation((words) => printed.push(words));
});
afterEach(() => jest.restoreAllMocks());

test('a deployment that cannot be read is reported without a stack, and the others are done', () => {
  const { done, failed } = forEachDeployment([sandbox, nowhere, starter], ({ name }) => name);
  expect([done, failed]).toEqual([['sandbox', 'starter'], [nowhere]]);
  expect(printed).toEqual([expect.stringContaining('nowhere.ts is not a valid deployment')]);
});

test('an unexpected error is reported with its stack, and the others are done', () => {
  const fault = new Error('a fault of the blueprint');
  const { done, failed } = forEachDeployment([sandbox, starter], ({ name }) => {
    if (name === 'sandbox') throw fault;
    return name;
  });
  expect([done, failed, printed]).toEqual([['starter'], [sandbox], [fault]]);
});
