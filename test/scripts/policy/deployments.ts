import * as fc from 'fast-check';
import type { Deployment } from '../../../lib/config/deployment';
import type { Model, ModelOn } from '../../../lib/config/model';
import type { Boundary, Host } from '../../../policy/boundary';
import { LANES } from '../../../policy/lane';
import { fixtureDeployment } from '../../fixture-deployments';
import { type WrittenFile, written } from '../../policy/arbitraries';

const ROLE = 'arn:aws:iam::111122223333:role/caller';

export const sandbox = fixtureDeployment('sandbox');

/** Deployments at random, as far as policy reads them; not all of them would pass every check. */
export const deployment: fc.Arbitrary<Deployment> = fc
  .record({
    file: written,
    bearerLanes: fc.subarray([...LANES]),
    credentials: fc.array(fc.record({ principals: fc.subarray([ROLE]), apiKeys: fc.boolean() }), {
      minLength: 2,
      maxLength: 2,
    }),
  })
  .map(({ file, bearerLanes, credentials }) => ({
    ...sandbox,
    residency: file.residency,
    ceilings: file.ceilings,
    restrictedOnOpenLane: file.restrictedOnOpenLane ?? sandbox.restrictedOnOpenLane,
    models: file.models.map(modelOf),
    callers: file.callers.map(({ name, floor, models }, index) => ({
      ...{ name, floor, models: models === 'all' ? models : [...models] },
      principals: [],
      tokens: [],
      apiKeys: false,
      unserved: [],
      ...credentials[index],
    })),
    ...(bearerLanes.length > 0 && { bearer: { lanes: bearerLanes, apiKeys: true, cacheSeconds: 60 } }),
  }));

/** A model of the sandbox under this name, placed such that it answers at this boundary. */
function modelOf({ name, boundary }: WrittenFile['models'][number]): Model {
  return { ...PLACED[boundary], name };
}

const { profile: _, ...inRegion } = bedrockModel();

const PLACED: Readonly<Record<Boundary, Model>> = {
  account: modelOn('vllm'),
  region: inRegion,
  geography: { ...inRegion, profile: { scope: 'us', destinations: ['us-east-1', 'us-west-2'] } },
  global: { ...inRegion, profile: { scope: 'us', destinations: ['us-east-1', 'ca-central-1'] } },
};

function bedrockModel(): ModelOn<'bedrock'> {
  const model = modelOn('bedrock');
  if (model.host !== 'bedrock') throw new Error('not on bedrock');
  return model;
}

function modelOn(host: Host): Model {
  const found = sandbox.models.find((model) => model.host === host);
  if (!found) throw new Error(`the sandbox has no ${host} model`);
  return found;
}
