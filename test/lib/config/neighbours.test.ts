import { neighbourIn } from '../../../lib/config/neighbours';
import { readDeployment } from '../../../lib/config/read-deployment';
import { type Changes, changed } from './changed';

const OTHER = [{ source: 'deployments/other.ts', cidr: '10.64.0.0/20', clients: ['10.80.0.0/16'] }];
const beside = (changes: Changes) => () => readDeployment(changed(changes), 'test', undefined, OTHER);

test.each(['10.64.0.0/20', '10.64.8.0/22', '10.64.0.0/16'])(
  'the VPC cannot be %s beside a deployment with 10.64.0.0/20',
  (cidr) => {
    expect(beside({ 'network.cidr': cidr })).toThrow(
      /network\.cidr[\s\S]*deployments\/other\.ts, 10\.64\.0\.0\/20/,
    );
  },
);

test.each(['10.64.0.0/20', '10.64.15.255/32', '10.64.0.0/12'])(
  'clients cannot be %s beside a deployment with 10.64.0.0/20',
  (block) => {
    expect(beside({ clients: { cidrs: ['10.9.0.0/16', block] } })).toThrow(
      /clients\.cidrs\[1\][\s\S]*deployments\/other\.ts, 10\.64\.0\.0\/20[\s\S]*clients\.endpoints/,
    );
  },
);

test('the VPC has no address of the clients of another deployment', () => {
  expect(beside({ 'network.cidr': '10.80.16.0/20' })).toThrow(
    /the clients of deployments\/other\.ts, 10\.80\.0\.0\/16/,
  );
});

test('two deployments may have the same clients', () => {
  expect(beside({ clients: { cidrs: ['10.80.0.0/16'] } })).not.toThrow();
});

test('the networks of clients that are well-formed are known, even beside a mistyped one', () => {
  const exported = changed({ clients: { cidrs: ['10.80.0.0/16', '10.81.0.1/16'] } });
  expect(neighbourIn(exported, 'x.ts')).toEqual([
    { source: 'x.ts', cidr: '10.40.0.0/20', clients: ['10.80.0.0/16'] },
  ]);
});

test('blocks beside that of the other deployment are allowed', () => {
  expect(beside({ 'network.cidr': '10.64.16.0/20', clients: { cidrs: ['10.63.0.0/16'] } })).not.toThrow();
});

test.each([
  ['a mistyped value', { 'network.endpointZones': 'two' }],
  ['an unknown key', { 'network.colour': 'blue' }],
  ['no region', { region: undefined }],
])('a file with %s elsewhere has a block all the same', (_what, changes: Changes) => {
  expect(neighbourIn(changed(changes), 'x.ts')).toEqual([
    { source: 'x.ts', cidr: '10.40.0.0/20', clients: [] },
  ]);
});

test.each([undefined, null, 7, {}, { network: null }, { network: { cidr: 'x' } }])(
  'a file that exports %j has none',
  (exported) => {
    expect(neighbourIn(exported, 'x.ts')).toEqual([]);
  },
);
