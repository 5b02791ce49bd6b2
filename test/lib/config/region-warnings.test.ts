import { WITHOUT_LAMBDA } from '../../../lib/config/facts/zones';
import zonesFile from '../../../lib/config/facts/zones.json';
import { readDeployment } from '../../../lib/config/read-deployment';
import { regionWarnings } from '../../../lib/config/region-warnings';
import { fixtureDeployment } from '../../fixture-deployments';
import { type Changes, changed } from './changed';

const sandbox = fixtureDeployment('sandbox');
const warned = (changes: object) => regionWarnings({ ...sandbox, ...changes });

test('zones and instances that are known in a region cause no warning', () => {
  expect(regionWarnings(sandbox)).toEqual([]);
});

test.each([
  ['API Gateway and Lambda stream responses'],
  ['CloudFormation resolves Fn::GetStackOutput'],
  ['SageMaker offers ml.g6.12xlarge for endpoints'],
  ['SageMaker has the host image al2023-ami-sagemaker-inference-gpu-4-1'],
])('in GovCloud it is said that no source confirms: %s', (what) => {
  const govCloud = fixtureDeployment('us-gov-west-1');
  const models = govCloud.models.map((model) =>
    model.host === 'sagemaker' ? { ...model, instanceType: 'ml.g6.12xlarge' } : model,
  );
  const words = regionWarnings({ ...govCloud, models }).map(({ why }) => why);
  expect(words).toContainEqual(
    expect.stringContaining(`not confirmed in us-gov-west-1: ${what}. If it is not so`),
  );
});

test('without SageMaker, nothing is said about its instances and host images', () => {
  const models = sandbox.models.filter(({ host }) => host === 'bedrock');
  const words = warned({ region: 'us-gov-west-1', models }).map(({ why }) => why);
  expect(words.join()).not.toContain('SageMaker');
});

test.each(WITHOUT_LAMBDA.filter((id) => Object.values(zonesFile.ids).includes(id)))(
  'a zone that is usually %s is warned about: Lambda is not known to run functions there',
  (id) => {
    const [zone = ''] = Object.entries(zonesFile.ids).find(([, one]) => one === id) ?? [];
    expect(warned({ availabilityZones: [zone], models: [] })).toEqual([
      expect.objectContaining({ path: 'availabilityZones[0]', why: expect.stringContaining(id) }),
    ]);
  },
);

test('a zone that only older accounts have is warned about', () => {
  const availabilityZones = ['ap-northeast-1a', 'ap-northeast-1b'];
  expect(warned({ region: 'ap-northeast-1', availabilityZones, models: [] })).toEqual([
    expect.objectContaining({ path: 'availabilityZones[1]', why: 'new accounts do not have this zone' }),
  ]);
});

const seoul = { region: 'ap-northeast-2', availabilityZones: ['ap-northeast-2a', 'ap-northeast-2b'] };

test('an instance type that one of the zones is not known to offer is warned about, with the command to look', () => {
  const [vllm] = sandbox.models.filter(({ host }) => host === 'vllm');
  const [warning] = warned({ ...seoul, models: [{ ...vllm, instanceType: 'g6.xlarge' }] });
  expect(warning).toMatchObject({
    path: 'models[0].instanceType',
    got: 'g6.xlarge',
    why: expect.stringContaining('ap-northeast-2b'),
    next: expect.stringContaining('--filters Name=instance-type,Values=g6.xlarge'),
  });
});

test('a confirmation of the author ends the warning about an instance type', () => {
  const models = sandbox.models.map((model) => ({ ...model, availabilityConfirmedOn: '2026-11-26' }));
  expect(warned({ ...seoul, models })).toEqual([]);
});

const refused = (changes: Changes) => () => readDeployment(changed(changes), 'test');

test('a size that its region is not known to offer is refused, although it offers the family', () => {
  const place = { region: 'ap-northeast-3', availabilityZones: ['ap-northeast-3a', 'ap-northeast-3b'] };
  expect(refused({ ...place, 'models[0].instanceType': 'g4dn.metal' })).not.toThrow(/a size of g4dn/);
  expect(refused({ 'models[0].instanceType': 'p5.4xlarge', region: 'us-west-1' })).toThrow(
    'a size of p5 that is known to be offered in us-west-1',
  );
});
