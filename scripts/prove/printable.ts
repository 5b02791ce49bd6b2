import { type Vouched, vouchedInWords } from '../../lib/config/imports/vouched';
import type { Claim } from '../../lib/proof/claim';
import type { LaneModel } from '../../lib/proof/claims/lane-models';
import type { Control } from '../../lib/proof/controls';
import {
  ASSUMED,
  ASSUMED_OF_TEMPLATES,
  LEFT_OUT,
  LEFT_OUT_LIVE,
  type LeftOut,
} from '../../lib/proof/left-out';
import type { ProofReport } from '../../lib/proof/prove';
import { columns } from '../command-line/columns';
import { IMPORTS_CLAIM } from './live/imports/imports-claim';

/** A report as text for people: lane × model with the three controls, then every other claim. */
export function printable({ deployment, asDeployed, table, claims, givenUp, imported }: ProofReport): string {
  const failed = claims.filter(({ holds }) => !holds);
  const resting = claims.filter(({ verdict }) => verdict === 'vouched');
  return [
    asDeployed
      ? `Proof of deployment ${deployment}, as deployed in account ${asDeployed.account}, ${asDeployed.region}, at ${asDeployed.at}`
      : `Proof of deployment ${deployment}, on its synthesized templates`,
    '',
    ...columns(
      [['lane', 'model', 'host', 'router', 'role', 'endpoint', 'network', ''], ...table.map(row)],
      '  ',
    ),
    '',
    ...claims.filter(({ id }) => !isRow(id, table)).flatMap(lines),
    ...givenUp.flatMap(({ id, words, reason }) => [
      `not made   ${id.padEnd(24)} ${words}`,
      `${' '.repeat(36)}the deployment file does without it: ${reason}`,
    ]),
    ...vouchedLines(imported),
    '',
    failed.length === 0
      ? `All ${claims.length} claims hold${resting.length > 0 ? `, ${resting.length} of them only if what is vouched for is true` : ''}.`
      : `${failed.length} of ${claims.length} claims do not hold: ${failed.map(({ id }) => id).join(', ')}.`,
  ].join('\n');
}

/** What is imported, who vouches for it, and what nothing but their word shows. */
const vouchedLines = (imported: readonly Vouched[]): readonly string[] =>
  imported.length === 0
    ? []
    : [
        '',
        'Of other teams, so vouched for and not proven:',
        ...imported.flatMap((one) => [
          `  - ${vouchedInWords(one)}`,
          ...[...one.further.map((id) => `with ${id}`), ...one.says].map((words) => `      ${words}`),
        ]),
      ];

/** What the claims assume, and what none of them covers; of a live proof, what it may not see in the account. */
export const limits = (isLive = false): string =>
  [
    'Assumed:',
    ...(isLive ? ASSUMED.filter(({ what }) => what !== ASSUMED_OF_TEMPLATES.what) : ASSUMED).map(inWords),
    '',
    ...(isLive ? ['Not seen by a live proof:', ...LEFT_OUT_LIVE.map(inWords), ''] : []),
    'Not proven, because it is not in the templates or is tested elsewhere:',
    ...LEFT_OUT.map(inWords),
  ].join('\n');

const inWords = ({ what, why }: LeftOut) => `  - ${what}: ${why}`;

function row({ lane, model, host, routed, controls, holds }: LaneModel): readonly string[] {
  const { identity, endpoint, network } = controls;
  return [
    lane,
    model,
    host,
    routed ? 'routes' : 'never',
    ...[identity, endpoint, network].map(cell),
    holds ? 'agree' : 'DISAGREE',
  ];
}

const cell = ({ allows, imported }: Control) =>
  imported ? 'vouched' : allows === undefined ? 'not used' : allows ? 'allows' : 'refuses';

const VERDICTS = { holds: 'holds', vouched: 'vouched', fails: 'FAILS', undecided: 'UNDECIDED' } as const;

function lines({ id, words, holds, verdict, evidence }: Claim): readonly string[] {
  return [
    `${VERDICTS[verdict].padEnd(9)}  ${id.padEnd(24)} ${words}`,
    ...shownOf(id, holds, evidence).map((found) => `${' '.repeat(36)}${found}`),
  ];
}

/** What is said of each imported thing is shown in any case, because a claim about all of them says little. */
const shownOf = (id: string, holds: boolean, evidence: readonly string[]): readonly string[] => {
  if (id === IMPORTS_CLAIM) return evidence;
  return holds ? [] : atMost(SHOWN, evidence);
};

/** At most this many reasons of one claim are printed. */
const SHOWN = 8;

const atMost = (count: number, lines: readonly string[]): readonly string[] =>
  lines.length <= count ? lines : [...lines.slice(0, count), `and ${lines.length - count} more of the kind`];

/** A row of the table that agrees needs no line of its own. */
const isRow = (id: string, table: readonly LaneModel[]) =>
  table.some(({ lane, model, holds }) => holds && id === `I4.${lane}.${model}`);
