import { DEPLOYMENT_FILE, storedText } from '../../../lib/config/transition/stored-deployment';
import { OnlyDeploy } from '../../../scripts/deploy/only-deploy';
import { fixtureDeployment } from '../../fixture-deployments';
import { describedStack, noSuchStack, simulatedCloudFormation } from '../account/simulated-cloudformation';

const [mine, theirs] = [fixtureDeployment('sandbox'), fixtureDeployment('starter')];

let stored: string | undefined;
const cloudFormation = simulatedCloudFormation((action, stack) => {
  if (stored === undefined || !stack.endsWith('-foundation')) return noSuchStack(stack);
  if (action === 'DescribeStacks') return describedStack(stack, 'UPDATE_COMPLETE');
  const vpc = { Type: 'AWS::EC2::VPC', Metadata: { [DEPLOYMENT_FILE]: stored } };
  return `<TemplateBody>${JSON.stringify({ Resources: { Vpc: vpc } })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</TemplateBody>`;
});
const begin = (text?: unknown) => OnlyDeploy.of({ name: 'sandbox' }, cloudFormation('us-east-1'), text);

test('a deploy that runs alone is not disturbed', async () => {
  stored = storedText(mine);
  expect(await (await begin(stored)).disturbed()).toBeUndefined();
});

test('the first deploy of an account is not disturbed', async () => {
  stored = undefined;
  expect(await (await begin()).disturbed()).toBeUndefined();
});

test('a deploy is not disturbed by the file that it gave the foundation itself', async () => {
  stored = storedText(theirs);
  const only = await begin();
  stored = storedText(mine);
  only.gave(mine);
  expect(await only.disturbed()).toBeUndefined();
});

test.each([
  ['another file', storedText(theirs)],
  ['no foundation any more', undefined],
])('a deploy stops where it finds %s', async (_, now) => {
  stored = storedText(mine);
  const only = await begin();
  stored = now;
  expect((await only.disturbed())?.words).toContain('another deploy has changed it');
});
