import type { Claim } from '../../lib/proof/claim';
import type { LaneModel } from '../../lib/proof/claims/lane-models';
import type { Control } from '../../lib/proof/controls';
import type { ProofReport } from '../../lib/proof/prove';
import { columns } from '../command-line/columns';

/** A report as text for people: lane × model with the three controls, then every other claim. */
export function printable({ deployment, table, claims }: ProofReport): string {
  const failed = claims.filter(({ holds }) => !holds);
  return [
    `Proof of deployment ${deployment}, on its synthesized templates`,
    '',
    ...columns(
      [['lane', 'model', 'host', 'router', 'role', 'endpoint', 'network', ''], ...table.map(row)],
      '  ',
    ),
    '',
    ...claims.filter(({ id }) => !isRow(id, table)).flatMap(lines),
    '',
    failed.length === 0
      ? `All ${claims.length} claims hold.`
      : `${failed.length} of ${claims.length} claims do not hold: ${failed.map(({ id }) => id).join(', ')}.`,
  ].join('\n');
}

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

const cell = ({ allows }: Control) => (allows === undefined ? 'not used' : allows ? 'allows' : 'refuses');

function lines({ id, words, holds, evidence }: Claim): readonly string[] {
  return [
    `${holds ? 'holds' : 'FAILS'}  ${id.padEnd(20)} ${words}`,
    ...(holds ? [] : evidence.map((found) => `${' '.repeat(28)}${found}`)),
  ];
}

/** A row of the table that agrees needs no line of its own. */
const isRow = (id: string, table: readonly LaneModel[]) =>
  table.some(({ lane, model, holds }) => holds && id === `I4.${lane}.${model}`);
