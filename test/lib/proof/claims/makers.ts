import type { Claim } from '../../../../lib/proof/claim';
import { apiCallerClaims } from '../../../../lib/proof/claims/api-callers';
import { apiMethodClaims } from '../../../../lib/proof/claims/api-methods';
import { assemblyClaim } from '../../../../lib/proof/claims/assembly';
import { endpointRoleClaims } from '../../../../lib/proof/claims/endpoint-roles';
import { exactPermissionClaims } from '../../../../lib/proof/claims/exact-permissions';
import { functionClaims } from '../../../../lib/proof/claims/functions';
import { internetClaims } from '../../../../lib/proof/claims/internet';
import { classesClaim, laneModelClaims } from '../../../../lib/proof/claims/lane-models';
import { onlyLaneClaims } from '../../../../lib/proof/claims/only-lanes';
import { principalsClaim } from '../../../../lib/proof/claims/principals';
import { recordsClaim } from '../../../../lib/proof/claims/records';
import { routerConfigClaims } from '../../../../lib/proof/claims/router-configs';
import { sealedLaneClaims } from '../../../../lib/proof/claims/sealed-lane';
import { secondOpinionClaims } from '../../../../lib/proof/claims/second-opinion';
import { templatesClaim } from '../../../../lib/proof/claims/templates';
import type { Scene } from '../../../../lib/proof/scene';

/** One function of the proof that makes claims, and their ids. */
export interface Maker {
  readonly what: string;
  readonly ids: RegExp;
  readonly claims: (scene: Scene) => readonly Claim[];
}

/** What makes the claims about a scene. Of several whose ids match, the first makes the claim. */
export const MAKERS: readonly Maker[] = [
  { what: 'the templates', ids: /^world\.templates$/, claims: (scene) => [templatesClaim(scene)] },
  { what: 'the assembly', ids: /^world\.assembly$/, claims: (scene) => [assemblyClaim(scene)] },
  { what: 'the sealed lane', ids: /^I3\./, claims: sealedLaneClaims },
  { what: 'callers and classes', ids: /^I4\.classes$/, claims: (scene) => [classesClaim(scene)] },
  { what: 'exact permissions', ids: /^I4\.(roles|endpoints)-exact$/, claims: exactPermissionClaims },
  { what: 'the configurations of routers', ids: /^I4\.(lanes|router-configs)$/, claims: routerConfigClaims },
  { what: 'second opinions', ids: /^I4\.second-opinion/, claims: secondOpinionClaims },
  { what: 'lanes and models', ids: /^I4\./, claims: laneModelClaims },
  { what: 'the internet', ids: /^I5\./, claims: internetClaims },
  { what: 'records', ids: /^I8\.records$/, claims: (scene) => [recordsClaim(scene)] },
  {
    what: 'the methods of the API',
    ids: /^api\.(paths|methods|lanes|only-way-in)$/,
    claims: apiMethodClaims,
  },
  { what: 'the callers of the API', ids: /^api\./, claims: apiCallerClaims },
  { what: 'endpoints and roles', ids: /^endpoints\./, claims: endpointRoleClaims },
  { what: 'functions', ids: /^functions\./, claims: functionClaims },
  { what: 'lanes alone', ids: /^only-lanes\./, claims: onlyLaneClaims },
  { what: 'principals', ids: /^principals$/, claims: (scene) => [principalsClaim(scene)] },
];

/** The claims with these ids, and the others that the same functions make. */
export function claimsNamed(ids: readonly string[], scene: Scene): readonly Claim[] {
  const makers = ids.map((id) => MAKERS.find((maker) => maker.ids.test(id)));
  return [...new Set(makers)].flatMap((maker) => maker?.claims(scene) ?? []);
}

/** A claim as its reader sees it: its words, its verdict, and what was examined or what speaks against it. */
export const printed = ({ id, words, verdict, evidence }: Claim): readonly string[] => [
  `${id} ${verdict}: ${words}`,
  ...evidence.map((line) => `  ${line}`),
];
