import { type Vouched, vouched } from '../config/imports/vouched';
import { type Claim, claim } from './claim';
import { accountRuleClaims } from './claims/account-rules';
import { apiCallerClaims } from './claims/api-callers';
import { apiMethodClaims } from './claims/api-methods';
import { assemblyClaim } from './claims/assembly';
import { closedWorldClaims, type Pairs } from './claims/closed-world';
import { deployedFileClaim } from './claims/deployed-file';
import { endpointRoleClaims } from './claims/endpoint-roles';
import { exactPermissionClaims } from './claims/exact-permissions';
import { functionClaims } from './claims/functions';
import { internetClaims } from './claims/internet';
import {
  classesClaim,
  type LaneModel,
  laneModel,
  laneModelClaims,
  lanesAndModels,
} from './claims/lane-models';
import { liveClaims } from './claims/live';
import { onlyLaneClaims } from './claims/only-lanes';
import { principalsClaim } from './claims/principals';
import { recordsClaim } from './claims/records';
import { routerConfigClaims } from './claims/router-configs';
import { sealedLaneClaims } from './claims/sealed-lane';
import { secondOpinionClaims } from './claims/second-opinion';
import { templatesClaim } from './claims/templates';
import { basisOf } from './expected/basis-of';
import { type Scene, sceneOf } from './scene';
import { type LiveFindings, type LiveSubject, type Subject, worldOf } from './subject';
import { oddForms } from './template/form';
import { reasonUndecided } from './undecided';
import { type GivenUp, withVouches } from './vouches';

export interface ProofReport {
  readonly deployment: string;
  /** Where and when it was read; `undefined` if the report is about synthesized templates. */
  readonly asDeployed?: Pick<LiveFindings, 'account' | 'region' | 'at'>;
  readonly holds: boolean;
  /** Every lane and model with the decisions of the three controls; pairs that cannot be decided are missing. */
  readonly table: readonly LaneModel[];
  readonly claims: readonly Claim[];
  /** What the deployment imports. A claim that takes something from it is `vouched`. */
  readonly imported: readonly Vouched[];
  /** Claims that are not made, because the deployment file does without the control by name. */
  readonly givenUp: readonly GivenUp[];
  /** Which resource each expected one is: the symbol, by thing. */
  readonly pairs: Pairs;
}

export interface ProveOptions {
  /** The pairs of a report about almost the same templates. They save time and change no verdict. @default none */
  readonly pairs?: Pairs;
}

/**
 * Compares the synthesized templates, or what is deployed, with what the deployment must have, evaluates them against the
 * route table, and reports of each claim whether it holds. Pure; calls no AWS service. docs/decisions/0005-proof-on-the-template.md
 * lists the assumptions and what is not proven.
 */
export function prove(subject: Subject | LiveSubject, { pairs: earlier }: ProveOptions = {}): ProofReport {
  const { deployment } = subject;
  const odd = oddForms(subject.stacks);
  if (odd.length > 0) return { ...unreadable(deployment.name, odd), ...placeOf(subject) };
  const world = worldOf(subject);
  const basis = basisOf(deployment);
  const { claims: closed, pairs } = comparable({ basis, world, subject }, earlier);
  const scene = readable(subject, world, basis, pairs);
  // First what the rest depends on: a reader of the report then sees the cause before what follows from it.
  const { claims, givenUp } = withVouches(deployment, [
    templatesClaim({ deployment, world }),
    ...('live' in subject ? liveClaims(subject) : [assemblyClaim({ deployment, subject, world })]),
    deployedFileClaim({ deployment, world }),
    ...closed,
    ...('world' in scene ? evaluated(scene) : [scene]),
  ]);
  return {
    deployment: deployment.name,
    ...placeOf(subject),
    holds: claims.every(({ holds }) => holds),
    table: 'world' in scene ? tableOf(scene) : [],
    claims,
    imported: vouched(deployment),
    givenUp,
    pairs,
  };
}

function placeOf(subject: Subject | LiveSubject): Pick<ProofReport, 'asDeployed'> {
  if (!('live' in subject)) return {};
  const { account, region, at } = subject.live;
  return { asDeployed: { account, region, at } };
}

/** A report with more claims about the same deployment. */
export function withClaims(report: ProofReport, more: readonly Claim[]): ProofReport {
  const claims = [...report.claims, ...more];
  return { ...report, claims, holds: claims.every(({ holds }) => holds) };
}

/** What the templates imply for the policy. */
const evaluated = (scene: Scene): readonly Claim[] => [
  ...laneModelClaims(scene),
  classesClaim(scene),
  ...exactPermissionClaims(scene),
  ...routerConfigClaims(scene),
  ...functionClaims(scene),
  ...sealedLaneClaims(scene),
  ...secondOpinionClaims(scene),
  ...onlyLaneClaims(scene),
  ...endpointRoleClaims(scene),
  ...internetClaims(scene),
  ...apiMethodClaims(scene),
  ...apiCallerClaims(scene),
  recordsClaim(scene),
  principalsClaim(scene),
  ...accountRuleClaims(scene),
];

/** If a control cannot be read, one claim that does not hold takes the place of those that evaluate it. */
function readable(...found: Required<Parameters<typeof sceneOf>>): Scene | Claim {
  try {
    return sceneOf(...found);
  } catch (error) {
    return undecided('templates', 'the controls in the templates can be read', [reasonUndecided(error)]);
  }
}

/** If the resources cannot be compared, one claim that does not hold takes the place of the closed world. */
function comparable(...found: Parameters<typeof closedWorldClaims>): ReturnType<typeof closedWorldClaims> {
  try {
    return closedWorldClaims(...found);
  } catch (error) {
    const against = [reasonUndecided(error)];
    return {
      claims: [
        undecided('world.nothing-else', 'the resources can be compared with the expected ones', against),
      ],
      pairs: new Map(),
    };
  }
}

/** The report on templates of another form than CloudFormation's. */
function unreadable(deployment: string, odd: readonly string[]): ProofReport {
  const claims = [
    undecided('world.templates', 'the templates have the form of CloudFormation templates', odd),
  ];
  return { deployment, holds: false, table: [], claims, imported: [], givenUp: [], pairs: new Map() };
}

const undecided = (id: string, words: string, against: readonly string[]): Claim =>
  claim(id, words, () => ({ against, looked: [], undecided: true }));

function tableOf(scene: Scene): readonly LaneModel[] {
  return lanesAndModels(scene).flatMap(([lane, model]) => {
    try {
      return [laneModel(scene, lane, model)];
    } catch (error) {
      reasonUndecided(error);
      return [];
    }
  });
}
