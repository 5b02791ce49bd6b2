import { sceneOf } from '../../../lib/proof/scene';
import { Edit } from './edit';
import { subjectOf } from './subjects';

const ROUTER = /^OpenRouterFunction/;

function openLaneAfter(change: (edit: Edit) => unknown = () => undefined) {
  const subject = subjectOf('sandbox');
  change(new Edit(subject));
  return sceneOf(subject).lanes.find(({ lane }) => lane === 'open');
}
const router = (edit: Edit) => edit.resource('AWS::Lambda::Function', ROUTER).Properties;

test('a lane has the role, the groups, the VPC and the variables of its function', () => {
  const lane = openLaneAfter();
  expect(lane?.functionArn).toMatch(/^arn:aws:lambda:us-east-1:111122223333:function:⟦.*OpenRouterFunction/);
  expect(lane?.identity.arn).toMatch(/^arn:aws:iam::111122223333:role\/⟦.*RolesOpenLane/);
  expect(lane?.groups).toEqual([expect.stringMatching(/Groupsopenlane/)]);
  expect(lane?.vpc).toMatch(/Vpc/);
  expect(Object.keys(lane?.environment ?? {})).toContain(lane?.config.audit.streamNameVariable);
});

test('a function without the configuration of a router is no lane', () => {
  const lanes = sceneOf(subjectOf('eu-central-1')).lanes.map(({ lane }) => lane);
  expect(lanes).toEqual(['open', 'sealed']);
});

test('a function without variables has none', () => {
  expect(openLaneAfter((edit) => delete router(edit).Environment)?.environment).toEqual({});
  expect(openLaneAfter((edit) => Object.assign(router(edit), { Environment: {} }))?.environment).toEqual({});
});

const OTHER_VPC = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-other' } };

test.each<[string, (edit: Edit) => unknown, RegExp]>([
  ['in no VPC', (edit) => delete router(edit).VpcConfig, /⟦.*OpenRouterFunction\w+⟧ is in no VPC/],
  [
    'with a role that is not in the templates',
    (edit) => Object.assign(router(edit), { Role: 'arn:aws:iam::111122223333:role/x' }),
    /OpenRouterFunction\w+⟧ has the role arn:aws:iam::111122223333:role\/x, which is not in the templates/,
  ],
  [
    'without subnets',
    (edit) => Object.assign(router(edit).VpcConfig, { SubnetIds: [] }),
    /subnets of no VPC, or of several/,
  ],
  [
    'in two VPCs',
    (edit) => {
      edit.add('gateway', 'Foreign', OTHER_VPC);
      router(edit).VpcConfig.SubnetIds.push({ Ref: 'Foreign' });
    },
    /subnets of no VPC, or of several/,
  ],
  [
    'with a configuration that the router would refuse',
    (edit) => Object.assign(edit.routerConfig('open'), { limits: 'none' }),
    /OpenRouterFunction\w+⟧: .*limits/s,
  ],
])('a router %s is undecided', (_what, change, words) => {
  expect(() => openLaneAfter(change)).toThrow(words);
});
