import type { S3Client } from '@aws-sdk/client-s3';
import { CommandError } from '../command-line/command-error';
import type { AuditFinding } from './audit-finding';
import type { AuditCommand } from './command-line';
import { pairRecords } from './pair-records';
import { readAccessLog } from './read-access-log';
import { readRecords } from './read-records';
import { readSource } from './read-source';
import { reconcileRecords } from './reconcile-records';
import { story } from './story';
import { storyWithoutDecision } from './story-without-decision';
import { chainedLine, verifyChains } from './verify-chains';

/** What a command prints, and its exit code. */
export interface AuditResult {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

/** The effects that a command needs. */
export interface AuditPorts {
  readonly s3: () => S3Client;
  readonly now: Date;
}

type On<Name> = Extract<AuditCommand, { name: Name }>;

const result = (findings: readonly AuditFinding[], facts: readonly string[]): AuditResult => ({
  text: report(findings, facts),
  exitCode: findings.length > 0 ? 1 : 0,
});

export async function verify({ records, part }: On<'verify'>, { s3 }: AuditPorts): Promise<AuditResult> {
  const findings: AuditFinding[] = [];
  const add = (finding: AuditFinding) => void findings.push(finding);
  const verified = await verifyChains(chained(readRecords(readSource(records, s3), add)), part);
  if (verified.records === 0 && findings.length === 0) throw nothingIn(records);
  return result(
    [...findings, ...verified.findings],
    [
      `${many(verified.records, 'record')} in ${many(verified.chains, 'chain')}; ${verified.duplicates} delivered more than once.`,
      ...(verified.unacknowledged > 0
        ? [
            `${verified.unacknowledged} missing; their writers recorded that the stream had not acknowledged them.`,
          ]
        : []),
      'This does not show whether the end of a chain, or a whole chain, was removed. Compare with the API access log: npm run audit -- reconcile.',
    ],
  );
}

async function* chained(lines: ReturnType<typeof readRecords>) {
  for await (const line of lines) yield chainedLine(line);
}

export async function reconcile(command: On<'reconcile'>, { s3, now }: AuditPorts): Promise<AuditResult> {
  const { records, accessLog, graceMinutes } = command;
  const before = new Date(now.getTime() - graceMinutes * 60_000);
  const findings: AuditFinding[] = [];
  const add = (finding: AuditFinding) => void findings.push(finding);
  const paired = await pairRecords(readRecords(readSource(records, s3), add));
  const { secondOpinions, decisions, outcomes } = paired;
  const none = secondOpinions.size + decisions.size + outcomes.size === 0;
  if (none && findings.length === 0 && !accessLog) throw nothingIn(records);
  const log = accessLog === undefined ? undefined : readAccessLog(readSource(accessLog, s3), add);
  const reconciled = await reconcileRecords(paired, before, log);
  return result(
    [...findings, ...reconciled.findings],
    [
      `${many(decisions.size, 'decision')}, ${many(outcomes.size, 'outcome')}, ${many(secondOpinions.size, 'second opinion')}; up to ${before.toISOString()}.`,
      ...reconciled.facts,
    ],
  );
}

export async function show({ decisionId, records }: On<'show'>, { s3 }: AuditPorts): Promise<AuditResult> {
  const paired = await pairRecords(readRecords(readSource(records, s3), () => {}));
  const decision = paired.decisions.get(decisionId)?.record;
  const outcome = paired.outcomes.get(decisionId)?.record;
  const secondOpinion = paired.secondOpinions.get(decisionId)?.record;
  if (decision) return { text: story(decision, outcome, secondOpinion), exitCode: 0 };
  if (secondOpinion) return { text: storyWithoutDecision({ secondOpinion, outcome }), exitCode: 0 };
  if (outcome) return { text: storyWithoutDecision({ secondOpinion, outcome }), exitCode: 0 };
  throw new CommandError(`There is no decision ${decisionId} in ${records}, and no other record of it.`);
}

const nothingIn = (source: string) => new CommandError(`There are no records in ${source}.`);

/** The result of a command, ready to print: the findings, then what was read. */
function report(findings: readonly AuditFinding[], facts: readonly string[]): string {
  const lines = findings.map(({ kind, where, words }) => `${kind}  ${where}\n    ${words}`);
  const count = findings.length === 1 ? '1 finding.' : `${findings.length || 'No'} findings.`;
  return [...lines, ...facts, count].join('\n');
}

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;
