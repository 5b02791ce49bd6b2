import { readDeployment } from '../../../lib/config/read-deployment';
import { prove } from '../../../lib/proof/prove';
import { synthesizedSubject } from '../../../scripts/prove/synthesized-subject';
import starter from '../../fixtures/deployments/starter';

// Router, IAM, network and the proof derive what is home from one file. Here they must agree where home is not obvious.

const [first] = starter.models;
const CLAUDE = { ...first, name: 'claude', modelId: 'anthropic.claude-sonnet-4-6' };
const US = { scope: 'us', destinations: ['ca-central-1', 'us-east-1', 'us-east-2', 'us-west-2'] };
const EU = {
  scope: 'eu',
  destinations: [
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-3',
  ],
};

function deploymentIn(region: string, changes: object) {
  const lists = region === 'eu-central-2' && {
    gatewayPrefixLists: { s3: 'pl-00000001', dynamodb: 'pl-00000002' },
  };
  return readDeployment(
    {
      ...starter,
      region,
      availabilityZones: [`${region}a`, `${region}b`],
      network: { ...starter.network, ...lists },
      callers: [{ name: 'bank', floor: 'public', principals: ['arn:aws:iam::111122223333:role/bank'] }],
      ...changes,
    },
    'test',
  );
}

test.each([
  [
    'a Canadian one that names the United States',
    'ca-central-1',
    { jurisdiction: ['CA', 'US'], residency: 'geography', models: [{ ...CLAUDE, profile: US }] },
  ],
  [
    'a Canadian one that does not',
    'ca-central-1',
    { residency: 'global', models: [{ ...CLAUDE, profile: US }] },
  ],
  [
    'a Swiss one with a European profile',
    'eu-central-2',
    { residency: 'global', models: [{ ...CLAUDE, profile: EU }] },
  ],
  [
    'one whose model has its prompts kept',
    'us-east-1',
    {
      residency: 'global',
      models: [
        {
          ...CLAUDE,
          modelId: 'anthropic.claude-fable-5',
          profile: { scope: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-2'] },
        },
      ],
    },
  ],
])(
  'I2, I4: router, IAM and network of a deployment agree with its table: %s',
  (_what, region, changes) => {
    const unserved = ['geography', 'global'].includes(changes.residency)
      ? ['internal', 'confidential', 'restricted']
      : [];
    const served = changes.residency === 'geography' ? unserved.slice(1) : unserved;
    const subject = synthesizedSubject(deploymentIn(region, { ...changes, unserved: served }));
    expect(prove(subject).claims.filter(({ holds }) => !holds)).toEqual([]);
  },
  60_000,
);
