import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { loadDeployment } from '../../../lib/config/load-deployment';
import { isSelfHosted } from '../../../lib/config/model';
import { verifyStaged } from '../../../scripts/weights/verify-staged';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';
import { builtImage } from '../images/support/built-image';
import { startRegistry, withRegistry } from '../images/support/debian-registry';
import { pulled, push } from '../images/support/push';
import { type OwnDeployment, ownDeployment } from '../pins/own-deployment';
import { startHub } from '../weights/simulated-hub';
import { smallModel } from '../weights/small-model';

// From a registry and the Hub to a folder; then, with both gone, from the folder to the registry and the bucket of an
// account; each command as its own process, with Debian's registry and moto_server.

const MODEL = 'qwen3-8b';
const account = motoAccount('us-east-1');
const built = builtImage([3000, 500]);
const onBoth = withMoto === test ? withRegistry : withMoto;

onBoth(
  'images and weights reach an account without internet by a folder, and are pinned there',
  async () => {
    // On a machine with internet.
    const registry = closedAtTheEnd(await startRegistry());
    await push(registry.host, 'vllm/vllm-openai', built, 'v1');
    const hub = closedAtTheEnd(await startHub(smallModel()));
    const source = `${registry.host}/vllm/vllm-openai:v1`;
    const outside = ownDeployment({ 'models[0].image.source': source }, () => ({ HF_ENDPOINT: hub.url }));
    const bundled = await outside.run('stage', MODEL, '--bundle', 'bundle');
    expect(bundled).toMatchObject({ code: 0 });
    await closeAll();

    // In the account: nothing but the folder and the deployment file.
    const own = closedAtTheEnd(await startRegistry());
    await foundation(`${own.host}/images`);
    const inside = ownDeployment({ 'models[0].image.source': source }, () => ({
      AWS_ENDPOINT_URL: account().endpoint,
    }));
    cpSync(join(outside.folder, 'bundle'), join(inside.folder, 'bundle'), { recursive: true });
    const staged = await inside.run('stage', '--from-bundle', 'bundle');
    expect(staged).toMatchObject({ code: 0 });

    expect(hashIn(staged.out)).toBe(hashIn(bundled.out));
    const tag = `${MODEL}-${built.manifest.digest.slice(7, 19)}`;
    expect(await pulled(own.host, 'images', tag)).toEqual(built.manifest.bytes);
    const [pin, before] = [inside.lock()?.weights[MODEL], outside.lock()?.weights[MODEL]];
    expect(pin).toEqual({ ...before, by: expect.stringContaining(`:${ACCOUNT}:`) });
    const manifest = String(pin?.manifest);
    const place = `${MODEL}/sha256-${manifest}/`;
    const at = { s3: account().s3, bucket: 'sandbox-weights' };
    expect(await verifyStaged(at, place, manifest)).toBeUndefined();
    expect(modelOf(inside)).toMatchObject({
      image: { digest: built.manifest.digest },
      weights: { manifest },
    });

    const again = await inside.run('stage', '--from-bundle', 'bundle');
    expect(again).toMatchObject({ code: 0, out: expect.not.stringContaining('Changed') });
    const { Versions = [] } = await at.s3.send(new ListObjectVersionsCommand({ Bucket: at.bucket }));
    expect(new Set(Versions.map(({ Key }) => Key)).size).toBe(Versions.length);
    for (const one of [outside, inside]) one.remove();
  },
  180_000,
);

const open: { close(): Promise<void> }[] = [];
const closedAtTheEnd = <T extends (typeof open)[number]>(one: T): T => {
  open.push(one);
  return one;
};
const closeAll = () => Promise.all(open.splice(0).map((one) => one.close()));
afterAll(closeAll);

/** The SHA-256 of bundle.json that both sides print. */
const hashIn = (out: string) => /SHA-256 of bundle\/bundle\.json: ([0-9a-f]{64})$/m.exec(out)?.[1];

const modelOf = ({ file }: OwnDeployment) => loadDeployment(file, 'sandbox.ts').models.find(isSelfHosted);

async function foundation(repository: string): Promise<void> {
  const template = {
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'sandbox-weights' } } },
    Outputs: {
      WeightsBucket: { Value: { Ref: 'Bucket' } },
      ImagesRepositoryUri: { Value: repository },
    },
  };
  await account().cloudFormation.send(
    new CreateStackCommand({ StackName: 'sandbox-foundation', TemplateBody: JSON.stringify(template) }),
  );
}
