import type { Deployment } from '../../lib/config/deployment';
import type { Status } from './answer';
import type { Costs } from './cost/costs';
import { fullScaleInWords, idleCostInWords, totalUsd } from './cost/idle-cost';
import type { Finding } from './finding';
import { NOT_ASKED } from './preflight';

export interface Report {
  readonly deployment: Pick<Deployment, 'account' | 'name' | 'region'>;
  readonly findings: readonly Finding[];
  readonly costs: Costs;
}

/** The order of the rows: what stops a deploy is nearest to the end of the table, where a terminal shows it. */
const STATUSES: readonly Status[] = ['ok', 'unknown', 'warn', 'fail'];

/** The findings of a preflight as a table, what to do about each, and the cost; or all of it as JSON. */
export function reportInWords(report: Report, { json }: { readonly json: boolean }): string {
  if (json) return JSON.stringify(asJson(report), null, 2);
  const { deployment, findings, costs } = report;
  // One sentence says it of all of them.
  const asked = findings.filter(({ words }) => words !== NOT_ASKED);
  const rows = STATUSES.flatMap((status) => asked.filter((one) => one.status === status).map(row));
  return [
    `Preflight of ${deployment.name}: account ${deployment.account}, ${deployment.region}`,
    rows.join('\n'),
    ...(asked.length < findings.length
      ? [`${findings.length - asked.length} other checks did not run: the account comes first.`]
      : []),
    idleCostInWords(costs.idle),
    fullScaleInWords(costs.full),
    countsInWords(findings),
  ].join('\n\n');
}

/** One row: the status, the prerequisite, and below it what was found and the commands. */
const row = ({ status, subject, words, commands }: Finding): string =>
  [
    `  ${status.padEnd(7)}  ${subject}`,
    // The row names the subject already.
    ...words
      .replace(`Not checked: ${subject}. `, 'Not checked. ')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [`             ${line}`])),
    ...commands.map((line) => `                 ${line}`),
  ].join('\n');

function countsInWords(findings: readonly Finding[]): string {
  const counts = STATUSES.map((status) => {
    const count = findings.filter((one) => one.status === status).length;
    return `${count} ${status}`;
  });
  return `${counts.join(', ')}.`;
}

const asJson = ({ deployment: { account, name, region }, findings, costs }: Report) => ({
  deployment: name,
  account,
  region,
  findings: findings.map(({ kind, subject, status, words, commands }) => ({
    check: kind,
    subject,
    status,
    found: words,
    fix: commands,
  })),
  costUsdPerMonth: { idle: totalUsd(costs.idle), fullScale: totalUsd(costs.full) },
});

/** 1 where a row is a failure; with `--strict`, where a row is not ok. */
export const exitCodeOf = (findings: readonly Finding[], strict: boolean): number =>
  findings.some(({ status }) => status === 'fail' || (strict && status !== 'ok')) ? 1 : 0;
