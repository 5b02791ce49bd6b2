import { node24 } from '../../../scripts/clients/run-on-node-24';

test.each(['24.0.0', '24.21.0', '26.1.0', '100.0.0'])('Node %s runs the clients itself', (running) => {
  expect(node24(running, '/usr/bin/node')).toEqual(['/usr/bin/node']);
});

test.each(['20.20.2', '22.24.0', '23.99.0'])(
  'on Node %s, npx fetches Node 24 with its install script',
  (running) => {
    expect(node24(running, '/usr/bin/node')).toEqual(['npx', '-y', '--ignore-scripts=false', 'node@24']);
  },
);
