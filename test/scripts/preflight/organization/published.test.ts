import { writeFileSync } from 'node:fs';
import type { Deployment } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { everythingImported } from '../../../everything-imported';
import { fixtureDeployment } from '../../../fixture-deployments';
import { type Filled, PUBLISHED } from './published-policies';
import { callsOf, ORGANIZATION, refusalsOf } from './refusals';

const VPCS = ['vpc-0a1b2c3d4e5f60718', 'vpc-0f1e2d3c4b5a69780'];
const filledFor = ({ region, operations }: Deployment): Filled => ({
  organization: ORGANIZATION,
  regions: [region],
  vpcs: VPCS,
  mailDomain: operations.alarmEmail.split('@')[1] ?? '',
  profiles: region.startsWith('eu') ? 'eu.*' : 'us.*',
  models: ['openai.*', 'anthropic.*', 'amazon.*'],
});
test('x', () => {
  const out: Record<string, unknown> = {};
  for (const d of [
    fixtureDeployment('sandbox'),
    fixtureDeployment('eu-central-1'),
    fixtureDeployment('landing-zone'),
    readDeployment(everythingImported, 'everything-imported'),
  ]) {
    const calls = callsOf(d, { 'dp:include:network': 'true' });
    out[d.name] = Object.fromEntries(
      PUBLISHED.flatMap((p) => refusalsOf(p, filledFor(d), calls)).map((r) => [
        `${r.statement} ${r.refuses.startsWith('denies') ? '' : '?'}`,
        r.refuses,
      ]),
    );
  }
  writeFileSync('/tmp/refusals.json', JSON.stringify(out, null, 1));
});
