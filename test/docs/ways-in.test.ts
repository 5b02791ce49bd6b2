import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentSchema } from '../../lib/config/deployment';
import { templatesOf } from '../synthesized';

const guide = readFileSync(join(__dirname, '../../docs/guides/ways-in.md'), 'utf8');
const templates = Object.values(templatesOf('sandbox')) as readonly { readonly Outputs?: object }[];
const outputs = templates.flatMap(({ Outputs = {} }) => Object.keys(Outputs));

const named = [...new Set([...guide.matchAll(/`([A-Z][A-Za-z]+)`/g)].map(([, name = '']) => name))];

test.each(named)('%s, which the guide to the ways in names, is an output of a deployment', (name) => {
  expect(outputs).toContain(name);
});

test.each([
  'ApiClientSecurityGroupId',
  'SubnetIds',
  'RouteTableIds',
  'OpenBaseUrl',
  'OpenEndpointBaseUrl',
  'InvokeArn',
])('the guide to the ways in says what %s is for', (name) => {
  expect(named).toContain(name);
});

test('every setting the guide names is one a deployment file has', () => {
  const settings = [...guide.matchAll(/`clients\.(\w+)`/g)].map(([, name = '']) => name);
  const known = Object.keys(deploymentSchema.shape.clients.unwrap().shape);
  expect([...new Set(settings)].sort()).toEqual(known.sort());
});
