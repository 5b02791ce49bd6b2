import { problemsAfter } from '../changed';

const clients = (...cidrs: readonly string[]) => problemsAfter({ clients: { cidrs } });
const vpc = (cidr: string) => problemsAfter({ 'network.cidr': cidr });

const PRIVATE = ['10.0.0.0/16', '10.255.252.0/22', '100.64.0.0/16', '100.127.252.0/22'];
const ALSO_PRIVATE = ['172.16.0.0/16', '172.18.0.0/16', '172.31.252.0/22', '192.168.0.0/16'];

test.each([...PRIVATE, ...ALSO_PRIVATE])('a VPC may have the private block %s', (block) => {
  expect(vpc(block)).toEqual([]);
});

test.each([...PRIVATE, ...ALSO_PRIVATE, '172.17.0.0/16', '192.168.1.7/32'])(
  'clients may have the private block %s',
  (block) => {
    expect(clients(block)).toEqual([]);
  },
);

/** Each special block of the facts, and the words for it. */
const SPECIAL = [
  ['0.0.0.0/16', 'this network'],
  ['127.0.0.0/16', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['192.0.0.0/22', 'protocol assignments'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/22', 'AS112'],
  ['192.52.192.0/22', 'multicast tunnels'],
  ['192.88.96.0/22', 'relays from IPv6'],
  ['192.175.48.0/22', 'AS112'],
  ['198.18.0.0/16', 'benchmarks'],
  ['198.19.0.0/16', 'benchmarks'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/16', 'multicast'],
  ['239.255.0.0/16', 'multicast'],
  ['240.0.0.0/16', 'reserved'],
  ['255.255.255.255/32', 'broadcast'],
] as const;
/** Public blocks, most of them beside a private one. */
const PUBLIC = [
  '8.8.8.0/24',
  '9.255.0.0/16',
  '11.0.0.0/16',
  '100.63.0.0/16',
  '100.128.0.0/16',
  '172.15.0.0/16',
];
const ALSO_PUBLIC = ['172.32.0.0/16', '192.167.0.0/16', '192.169.0.0/16', '52.94.0.0/22'];
/** Blocks that contain private addresses and others. */
const PARTLY_PRIVATE = ['172.0.0.0/11', '192.0.0.0/8', '100.0.0.0/8', '8.0.0.0/5'];

test.each(SPECIAL)('clients cannot have %s, which is for %s', (block, use) => {
  expect(clients(block)).toEqual([
    expect.objectContaining({ path: 'clients.cidrs[0]', got: block, allowed: expect.stringContaining(use) }),
  ]);
});

test.each([...PUBLIC, ...ALSO_PUBLIC, ...PARTLY_PRIVATE])('clients cannot have the block %s', (block) => {
  expect(clients('10.9.0.0/16', block)).toEqual([
    expect.objectContaining({
      path: 'clients.cidrs[1]',
      got: block,
      fix: expect.stringContaining('private'),
    }),
  ]);
});

test('I5: clients are never the whole internet', () => {
  expect(clients('0.0.0.0/0')).toEqual([expect.objectContaining({ path: 'clients.cidrs[0]' })]);
});

test.each([...PUBLIC, ...ALSO_PUBLIC].filter((block) => Number(block.split('/')[1]) <= 22))(
  'a VPC cannot have the public block %s',
  (block) => {
    expect(vpc(block)).toEqual([
      expect.objectContaining({ path: 'network.cidr', allowed: expect.stringContaining('public addresses') }),
    ]);
  },
);

test.each(SPECIAL.filter(([block]) => Number(block.split('/')[1]) <= 22))(
  'a VPC cannot have %s, which is for %s',
  (block, use) => {
    expect(vpc(block)).toEqual([
      expect.objectContaining({ path: 'network.cidr', allowed: expect.stringContaining(use) }),
    ]);
  },
);

test.each(['172.17.0.0/16', '172.17.240.0/20'])(
  'a VPC cannot have %s, which Docker and SageMaker use',
  (block) => {
    expect(vpc(block)).toEqual([
      expect.objectContaining({ path: 'network.cidr', allowed: expect.stringContaining('Docker') }),
    ]);
  },
);

test.each(['10.40.0.0/20', '10.40.15.0/24', '10.0.0.0/8'])(
  'clients in %s would share addresses with the VPC 10.40.0.0/20',
  (block) => {
    expect(clients('10.9.0.0/16', block)).toEqual([
      expect.objectContaining({
        path: 'clients.cidrs[1]',
        got: block,
        allowed: expect.stringContaining('network.cidr, 10.40.0.0/20'),
      }),
    ]);
  },
);

test.each([
  ['10.9.0.0/16', '10.9.0.0/16'],
  ['10.9.0.0/16', '10.9.255.0/24'],
  ['10.9.1.0/24', '10.9.0.0/16'],
])('clients in %s are not listed again by %s', (one, other) => {
  expect(clients(one, other)).toEqual([
    expect.objectContaining({
      path: 'clients.cidrs[1]',
      allowed: expect.stringContaining('clients.cidrs[0]'),
    }),
  ]);
});

test('blocks that are neighbours are apart', () => {
  expect(clients('10.40.16.0/20', '10.40.32.0/19', '10.39.0.0/16')).toEqual([]);
});
