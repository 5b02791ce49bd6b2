import { randomUUID } from 'node:crypto';
import { CreateStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { checkDrained } from '../../../scripts/preflight/checks/drained';
import { templatesOf } from '../../synthesized';
import { instanceGroups } from '../account/instance-groups';
import { motoAccount, withMoto } from '../account/moto-account';

const moto = motoAccount('us-east-1');

const templateOf = (models: readonly string[], size: string) => {
  const groups = models.map((model) => `Vllm${model.replaceAll('-', '')}InstancesGroupASG8BB5B3AE`);
  return JSON.stringify({ Resources: instanceGroups(size, ...groups) });
};

/** A stack with one running instance of each model, in groups with the logical ids that the blueprint gives them. */
async function instancesOf(...models: readonly string[]): Promise<string> {
  const StackName = `inference-${randomUUID()}`;
  const TemplateBody = templateOf(models, '1');
  await moto().cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody }));
  return StackName;
}

/** Ends the instances of a stack, as ECS does with those that have no copy. */
const end = (StackName: string, ...models: readonly string[]) =>
  moto().cloudFormation.send(new UpdateStackCommand({ StackName, TemplateBody: templateOf(models, '0') }));

const wait = (stack: string, models: readonly string[], pause = async () => {}) =>
  checkDrained({ kind: 'drained', stack, models }, moto(), pause);

withMoto('a deploy waits until no instance of a removed model is there', async () => {
  const stack = await instancesOf('qwen3-8b');
  let readings = 0;
  const pause = async () => {
    readings += 1;
    if (readings === 3) await end(stack, 'qwen3-8b');
  };
  expect([await wait(stack, ['qwen3-8b'], pause), readings]).toEqual([undefined, 3]);
});

withMoto('instances that do not end are named, with the command that says why', async () => {
  const stack = await instancesOf('qwen3-8b');
  const missing = await wait(stack, ['qwen3-8b']);
  expect(missing?.words).toMatch(/^Instances of qwen3-8b are still there .*: i-[0-9a-f]+\./);
  expect(missing?.commands).toEqual([expect.stringContaining('describe-scaling-activities')]);
});

withMoto('instances of other models are not waited for', async () => {
  const stack = await instancesOf('qwen3-8b', 'qwen3-8b-large');
  expect(await wait(stack, ['qwen2-5-7b'])).toBeUndefined();
});

test('the groups of the templates have the logical ids that are looked for', () => {
  const groups = Object.entries(templatesOf('sandbox').inference?.Resources ?? {}).filter(
    ([, { Type }]) => Type === 'AWS::AutoScaling::AutoScalingGroup',
  );
  expect(groups.map(([id]) => id)).toEqual([
    expect.stringMatching(/^Vllmqwen38bInstancesGroupASG[0-9A-F]{8}$/),
  ]);
});
