import { readDeployment } from '../../../lib/config/read-deployment';
import { removalsOf } from '../../../scripts/destroy/removal';
import { retainedIn } from '../../../scripts/destroy/retained';
import { retainedInWords } from '../../../scripts/destroy/retained-words';
import { callersInWords } from '../../../scripts/destroy/words';
import { fixtureDeployment } from '../../fixture-deployments';
import { changed } from '../../lib/config/changed';
import { subjectFrom } from '../../transitions/mixed-stacks';

test('a caller without tokens is printed without them', () => {
  expect(callersInWords(fixtureDeployment('sandbox'))).not.toContain('tokens of');
});

test('a caller with tokens is printed with them', () => {
  expect(callersInWords(fixtureDeployment('eu-central-1'))).toContain('tokens of intranet-assistant');
});

test('before the setting of the account is emptied, its reader knows whose logs end', () => {
  const own = readDeployment(changed({ accountSettings: { apiGateway: 'own' } }), 'own');
  const stacks = Object.entries(subjectFrom(own).stacks).map(([stack, template]) => ({ stack, template }));
  const printed = retainedInWords(removalsOf(retainedIn(stacks), own), own, new Date());
  expect(printed).toMatch(
    /AWS::ApiGateway::Account .*\n {4}Caution: every API of the account and region .*\n {4}aws apigateway get-account/,
  );
});

test('the list says what it cannot know', () => {
  const starter = fixtureDeployment('starter');
  const stacks = Object.entries(subjectFrom(starter).stacks).map(([stack, template]) => ({
    stack,
    template,
  }));
  expect(retainedInWords(removalsOf(retainedIn(stacks), starter), starter, new Date())).toMatch(
    /what you have removed since[\s\S]*took out of a template and retained/,
  );
});
