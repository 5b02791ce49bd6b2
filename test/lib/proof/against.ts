import type { Deployment } from '../../../lib/config/deployment';
import type { Claim } from '../../../lib/proof/claim';
import { type Scene, sceneOf } from '../../../lib/proof/scene';
import type { Template } from '../../../lib/proof/template/template';
import { fixtureDeployment } from '../../fixture-deployments';
import { Edit } from './edit';
import { subjectOf } from './subjects';

type Claims = (scene: Scene) => readonly Claim[];

/** What speaks against one claim after a change of a fixture's templates; empty if the claim holds. */
export function againstAfter(
  claims: Claims,
  id: string,
  change: (edit: Edit) => void,
  name = 'sandbox',
): readonly string[] {
  const subject = subjectOf(name);
  change(new Edit(subject));
  return againstIn(claims, id, sceneOf(subject));
}

export function againstIn(claims: Claims, id: string, scene: Scene): readonly string[] {
  const claim = claims(scene).find((one) => one.id === id);
  if (!claim) throw new Error(`there is no claim ${id}`);
  return claim.holds ? [] : claim.evidence;
}

/** A deployment with a single stack of these resources, for what a single resource decides. @default the sandbox */
export function sceneWith(
  resources: Template['Resources'],
  deployment: Deployment = fixtureDeployment('sandbox'),
): Scene {
  const stacks = { stack: { Resources: resources } };
  return sceneOf({
    deployment,
    stacks,
    routerConfigs: {},
    authorizerConfigs: {},
    chainHeadsConfigs: {},
    code: {},
    manifest: { sections: {}, artifacts: {}, assets: {}, templateHashes: {}, repeatedKeys: [] },
  });
}
