import { text } from 'node:stream/consumers';
import type { Deployment } from '../../../lib/config/deployment';
import { deployPlan } from '../../../scripts/deploy/plan';
import { check } from '../../../scripts/preflight/check';
import { fixtureDeployment } from '../../fixture-deployments';
import { printedHere } from '../../printed-commands/printed-here';
import { simulatedService } from '../account/simulated-service';

// EC2's DescribeImages by its Query protocol: moto has no volumes of an image that a test chooses.

const AMI = 'ami-0123456789abcdef0';

interface Described {
  readonly id?: string;
  readonly state?: string;
  readonly architecture?: string;
  readonly platform?: string;
  readonly root?: string;
  readonly rootType?: string;
  readonly volumes?: readonly (readonly [device: string, gib: number])[];
}

let image: Described;
const ec2 = simulatedService(async (request, response) => {
  const asked = new URLSearchParams(await text(request));
  const id = asked.get('ImageId.1') ?? '';
  const isKnown = asked.get('Action') === 'DescribeImages' && id === (image.id ?? AMI);
  response.writeHead(isKnown ? 200 : 400, { 'content-type': 'text/xml' });
  response.end(
    isKnown
      ? `<DescribeImagesResponse><imagesSet><item>${described(id, image)}</item></imagesSet></DescribeImagesResponse>`
      : `<Response><Errors><Error><Code>InvalidAMIID.NotFound</Code><Message>The image id '[${id}]' does not exist</Message></Error></Errors></Response>`,
  );
});

function described(
  id: string,
  {
    state = 'available',
    architecture = 'x86_64',
    platform,
    root = '/dev/xvda',
    rootType = 'ebs',
    volumes = [['/dev/xvda', 30]],
  }: Described,
): string {
  const mappings = volumes.map(
    ([device, gib]) =>
      `<item><deviceName>${device}</deviceName><ebs><volumeSize>${gib}</volumeSize></ebs></item>`,
  );
  return `<imageId>${id}</imageId><imageState>${state}</imageState><architecture>${architecture}</architecture>${
    platform ? `<platform>${platform}</platform>` : ''
  }<rootDeviceType>${rootType}</rootDeviceType><rootDeviceName>${root}</rootDeviceName><blockDeviceMapping>${mappings.join('')}</blockDeviceMapping>`;
}

const printed = printedHere();
const ask = async (found: Described) => {
  image = found;
  return printed(
    await check({ kind: 'machine-image', model: 'qwen3-8b', amiId: AMI, gib: 100 }, ec2('us-east-1')),
  );
};

test.each<[string, Described]>([
  ['an image like that of AWS', {}],
  ['a root volume as large as that of the instances', { volumes: [['/dev/xvda', 100]] }],
])('%s is accepted', async (_, found) => {
  expect(await ask(found)).toBeUndefined();
});

test.each<[string, Described, string]>([
  ['that does not exist, is in another region or is not shared', { id: 'ami-1' }, 'shows no such image'],
  ['that is not available yet', { state: 'pending' }, 'It is pending, expected available'],
  ['for other processors', { architecture: 'arm64' }, 'It is for arm64, expected x86_64'],
  ['of another system', { platform: 'windows' }, 'It is for windows, expected Linux'],
  ['without a volume as its root', { rootType: 'instance-store' }, 'of type instance-store, expected ebs'],
  [
    'whose root the launch template does not encrypt',
    { root: '/dev/sda1', volumes: [['/dev/sda1', 30]] },
    'Its root device is /dev/sda1, expected /dev/xvda',
  ],
  [
    'whose root volume is larger than that of the instances',
    { volumes: [['/dev/xvda', 101]] },
    'Its root volume has 101 GiB, and the instances have one of 100',
  ],
  [
    'with another volume',
    {
      volumes: [
        ['/dev/xvda', 30],
        ['/dev/xvdb', 10],
      ],
    },
    'It adds the volume /dev/xvdb',
  ],
])('an image %s is refused', async (_, found, words) => {
  const missing = await ask(found);
  expect(missing?.words).toContain(`qwen3-8b names the machine image ${AMI}.`);
  expect(missing?.words).toContain(words);
});

test('all that is wrong with an image is said at once', async () => {
  const missing = await ask({ architecture: 'arm64', volumes: [['/dev/xvda', 200]] });
  expect(missing?.words).toMatch(/arm64.*200 GiB/);
});

const sandbox = fixtureDeployment('sandbox');
const imagesChecked = (models: Deployment['models']) =>
  deployPlan({ ...sandbox, models }, 'arn:aws:iam::111122223333:role/deploy').flatMap((step) =>
    step.kind === 'check' ? step.prerequisites.filter(({ kind }) => kind === 'machine-image') : [],
  );

test('a deploy looks at the image that a model names, with the size of its volume', () => {
  const named = sandbox.models.map((model) => (model.host === 'vllm' ? { ...model, amiId: AMI } : model));
  const [model] = named.filter(({ host }) => host === 'vllm');
  expect(imagesChecked(named)).toEqual([{ kind: 'machine-image', model: model?.name, amiId: AMI, gib: 100 }]);
});

test('a deploy looks at no image where no model names one', () => {
  expect(imagesChecked(sandbox.models)).toEqual([]);
});
