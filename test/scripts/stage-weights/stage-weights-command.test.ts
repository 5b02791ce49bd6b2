import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { verifyStaged } from '../../../scripts/weights/verify-staged';
import { fixtureDeployment } from '../../fixture-deployments';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';
import { type OwnDeployment, ownDeployment } from '../pins/own-deployment';
import { type SimulatedHub, startHub } from '../weights/simulated-hub';
import { STAGED, smallModel } from '../weights/small-model';

// The command as a user starts it: its own process, with the addresses of moto_server and of the Hub stand-in.

const deployment = fixtureDeployment('sandbox');
const account = motoAccount(deployment.region);
const FOUNDATION = {
  Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'sandbox-weights' } } },
  Outputs: { WeightsBucket: { Value: { Ref: 'Bucket' } } },
};

let hub: SimulatedHub;
let own: OwnDeployment;
beforeAll(async () => {
  hub = await startHub(smallModel());
  own = ownDeployment({}, () => ({
    ...(withMoto === test && { AWS_ENDPOINT_URL: account().endpoint }),
    HF_ENDPOINT: hub.url,
  }));
  if (withMoto !== test) return;
  await account().cloudFormation.send(
    new CreateStackCommand({ StackName: 'sandbox-foundation', TemplateBody: JSON.stringify(FOUNDATION) }),
  );
});
afterAll(async () => {
  own.remove();
  await hub.close();
});

const command = (...args: readonly string[]) => own.run('stage-weights', ...args);

withMoto('the weights of one model go from the Hub into the bucket of the deployment', async () => {
  const planned = await command('qwen3-8b', '--plan');
  expect(planned.out).toMatch(
    /qwen3-8b: 7 files[\s\S]*pytorch_model\.bin: a pickle[\s\S]*hash of their manifest/,
  );

  const staged = await command('qwen3-8b', '--json');
  expect([staged.code, staged.err]).toEqual([
    0,
    expect.stringMatching(/qwen3-8b: uploading 100 %.*7 of 7 files/),
  ]);
  const [{ bucket, manifest, prefix, uploaded }] = JSON.parse(staged.out);
  expect({ bucket, uploaded }).toEqual({ bucket: 'sandbox-weights', uploaded: 7 });
  expect((await verifyStaged({ s3: account().s3, bucket }, prefix, manifest))?.words).toBeUndefined();

  expect(own.lock()?.weights['qwen3-8b']).toMatchObject({ manifest, by: expect.stringContaining(ACCOUNT) });
  expect(staged.err).toMatch(/^Changed sandbox\.lock\.json/m);

  const again = await command('qwen3-8b', '--plan');
  expect(again.out).toContain(`Prefix ${prefix}. All of it is there: nothing would be written.`);
});

test('without an account the weights are written to a folder, as they would be in the bucket', async () => {
  const { code, out } = await command('qwen3-8b', '--to', 'bundle', '--json');
  const [{ manifest }] = JSON.parse(out);
  expect(code).toBe(0);
  const place = join(own.folder, 'bundle/qwen3-8b', `sha256-${manifest}`);
  expect(readdirSync(place).sort()).toEqual([...STAGED, 'manifest.json'].sort());
  const from = await command('qwen3-8b', '--from', 'bundle', '--to', 'copy', '--json');
  expect(JSON.parse(from.out)[0].manifest).toBe(manifest);
});

test('a model that fails is named with its next step, and the others are done', async () => {
  const { code, err, out } = await command('--to', 'all');
  expect(code).toBe(1);
  expect(out).toMatch(/^qwen3-8b: written to /);
  expect(err).toMatch(/^qwen2-5-7b: .* has no repository Qwen\/Qwen2\.5-7B-Instruct\.\n {2}Compare source/m);
});

test('a model that is not of the deployment is refused with those that are', async () => {
  const { code, err } = await command('qwen3-80b');
  expect([code, err.trim()]).toEqual([
    1,
    'There is no model with weights "qwen3-80b" (did you mean "qwen3-8b"?). There is: qwen3-8b, qwen2-5-7b.',
  ]);
});

test('one folder is not taken for the weights of two models', async () => {
  const { manifest } = JSON.parse((await command('qwen3-8b', '--to', 'one', '--json')).out)[0];
  const { code, err } = await command('--from', `one/qwen3-8b/sha256-${manifest}`, '--to', 'x');
  expect([code, err.trim()]).toEqual([1, expect.stringMatching(/2 are to be staged: .*Name one model\.$/)]);
});
