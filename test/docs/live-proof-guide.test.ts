import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { liveProofAlarms } from '../../lib/operations/live-proof-monitoring';
import { inVpcPrice } from '../../scripts/policy/live-proof/in-vpc-price';
import { fixtureDeployment } from '../fixture-deployments';
import { document } from './support/documents';

const { text: guide } = document('docs/guides/live-proof.md');

test.each(['starter', 'sandbox', 'eu-central-1'])(
  'the guide says what a function in the VPC of %s would cost, and could not read',
  (name) => {
    const { endpoints, usd, unread } = inVpcPrice(fixtureDeployment(name));
    expect(guide).toContain(
      `| \`${name}\` | ${endpoints.length} | ${usd.toFixed(0)} | ${unread.join(', ')} |`,
    );
  },
);

test('the guide lists every alarm of the live proof', () => {
  const metric = new Metric({ namespace: 'test', metricName: 'test' });
  const alarms = liveProofAlarms({ runs: metric, differences: metric, undecided: metric });
  const listed = [...guide.matchAll(/^\| `<name>-([\w-]+)` \|/gm)].map(([, name]) => name);
  expect(listed).toEqual(alarms.map(({ name }) => name));
});
