import type { StoredOutcome } from '../../lambda/router/records/schema/stored-record';
import { CommandError } from '../command-line/command-error';
import type { AuditCommand } from './command-line';
import { Findings } from './findings';
import type { AuditPorts } from './ports';
import { printableRecord } from './printable';
import { readRecords } from './read-records';
import { type AuditResult, result } from './report';
import { type FoundRequest, findRequests, SHORTEST_ID } from './show/requests-by-id';
import { story } from './show/story';
import { storyWithoutDecision } from './show/story-without-decision';
import { layoutOf } from './source/bucket-layout';
import { openSource } from './source/open-source';

type Show = Extract<AuditCommand, { name: 'show' }>;

/** The records of one request in sentences. */
export async function show({ id, records }: Show, { s3 }: AuditPorts): Promise<AuditResult> {
  if (id.length < SHORTEST_ID) {
    throw new CommandError(`${id} is too short: at least ${SHORTEST_ID} characters of an id are needed.`);
  }
  const findings = new Findings();
  const layout = await layoutOf(openSource(records, s3), findings.add);
  const found = await findRequests(
    id,
    () => readRecords(layout.records(), findings.add),
    () => readRecords(layout.records(), () => undefined),
  );
  const requests = printableRecord(found);
  const [request, another] = requests;
  if (!request)
    throw new CommandError([`There is no decision ${id} in ${records}.`, ...unread(findings)].join('\n'));
  if (another)
    throw new CommandError(
      [
        `${requests.length} requests match ${id}; give more of one of these ids:`,
        ...requests.map(named),
      ].join('\n'),
    );
  const text = storyOf(request);
  return findings.count === 0
    ? { text, exitCode: 0 }
    : { ...result(findings, []), text: [text, '', ...unread(findings)].join('\n') };
}

/** At least one of the three is here. */
function storyOf({ decision, outcome, secondOpinion }: FoundRequest): string {
  if (decision) return story(decision, outcome, secondOpinion);
  return secondOpinion
    ? storyWithoutDecision({ secondOpinion, outcome })
    : storyWithoutDecision({ secondOpinion, outcome: outcome as StoredOutcome });
}

function unread(findings: Findings): readonly string[] {
  if (findings.count === 0) return [];
  return ['Not everything could be read:', result(findings, []).text];
}

function named({ decisionId, decision, outcome, secondOpinion }: FoundRequest): string {
  const record = decision ?? secondOpinion ?? outcome;
  return `  ${decisionId}  ${record?.time}, caller ${record?.caller}`;
}
