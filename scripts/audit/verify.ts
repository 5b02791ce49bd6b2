import { RECORDS_PREFIX } from '../../lambda/chain-heads/window';
import { CommandError } from '../command-line/command-error';
import { Identities, identitiesOf } from './chains/identities';
import { chainedLine } from './chains/link';
import { lookAgain } from './chains/second-look';
import { ChainVerifier, LOOKED_AT_AGAIN } from './chains/verify-chains';
import type { AuditCommand } from './command-line';
import { Findings } from './findings';
import { iso, many, number } from './in-words';
import { nothingIn } from './nothing-in';
import type { AuditPorts } from './ports';
import { readRecords, recordsOf } from './read-records';
import { type AuditResult, result } from './report';
import { inventoryInWords, type Layout, layoutOf } from './source/bucket-layout';
import { openSource } from './source/open-source';
import type { Source } from './source/source';
import type { StoredObject } from './source/stored-object';
import { CoverageCheck } from './statements/check-coverage';
import { coverageInWords } from './statements/coverage-in-words';
import { readPublicKeys } from './statements/read-public-keys';
import { readSigned, type Signed } from './statements/read-signed';
import type { StatedPart } from './statements/stated-part';
import { LONGEST_BETWEEN_MS } from './statements/time-limits';

type Verify = Extract<AuditCommand, { name: 'verify' }>;

/** How many records pass between two signs of progress. */
const PROGRESS_EVERY = 5000;

/** Whether records were altered, removed or added: by their chains, and by the signed statements about these. */
export const verify = (command: Verify, ports: AuditPorts): Promise<AuditResult> =>
  verifySource(openSource(command.records, ports.s3), command, ports);

export async function verifySource(
  source: Source,
  command: Verify,
  ports: Pick<AuditPorts, 'now' | 'progress'>,
): Promise<AuditResult> {
  const { records } = command;
  // A long command reads records that are younger than its beginning.
  const asOf = () => (command.until ?? ports.now).getTime();
  const keys = readPublicKeys(command.publicKeys);
  const findings = new Findings();
  const layout = await layoutOf(source, findings.add);
  const signed = await readSigned(layout, keys, command.until?.getTime(), findings.add);
  const until = new Date(asOf());
  const part = partOf(command, layout, signed);
  const coverage = new CoverageCheck(signed.heads, part, asOf, findings.add);
  const objects = () => layout.records(part);
  const { chains, identities } = await readAll(objects, signed, coverage, findings, ports.progress);

  const { heads } = signed;
  const { lastPlace, confirms } = heads;
  const elsewhere = part && {
    outside: (writer: string, last: number) => heads.outside(writer, last, part.statements),
  };
  chains.finish({ lastPlace, confirms, ...elsewhere }, (gap) => coverage.lost(gap));
  await lookAgain(
    readRecords(objects(), () => undefined),
    chains.suspicions,
    { hashes: identities.repeated(LOOKED_AT_AGAIN), of: identities },
    findings.add,
  );
  const outside = finishSigned(signed, coverage, part, until, findings);
  if (chains.records === 0 && findings.count === 0) throw nothingIn(part?.folder ?? records);
  return result(findings, [
    `${many(chains.records, 'record')} in ${many(chains.chains, 'chain')}; ${number(chains.duplicates)} delivered more than once.`,
    inventoryInWords(layout.inventory, signed.count),
    ...(chains.records > 0 ? [`Records read: ${iso(coverage.oldest)} to ${iso(coverage.newest)}.`] : []),
    ...(chains.more > 0
      ? [
          `${many(chains.more, 'more fault')} inside chains, of kinds with ${LOOKED_AT_AGAIN} findings: mend these first.`,
        ]
      : []),
    ...(chains.unacknowledged > 0
      ? [
          `${number(chains.unacknowledged)} missing; their writers recorded that the stream had not acknowledged them.`,
        ]
      : []),
    ...coverageInWords({ signed, coverage, keys, part, outside, until }),
  ]);
}

/** @throws CommandError if a part is wanted, and the statements that divide the records are not here */
function partOf(command: Verify, layout: Layout, { objects, count }: Signed): StatedPart | undefined {
  if (command.part === undefined) return undefined;
  if (!layout.isBucket || count === 0) {
    throw new CommandError(
      `--part ${command.part} needs the records bucket, or a copy of it with decisions/ and all of heads/; ${command.records} has no statements.`,
    );
  }
  const folder = `${RECORDS_PREFIX}${command.part}/`;
  return { folder, ...objects.touching(folder) };
}

/** Reads every record once. */
async function readAll(
  objects: () => AsyncIterable<StoredObject>,
  signed: Signed,
  coverage: CoverageCheck,
  findings: Findings,
  progress: AuditPorts['progress'],
) {
  const chains = new ChainVerifier(findings.add);
  const identities = new Identities();
  let next = PROGRESS_EVERY;
  for await (const object of objects()) {
    const { name: where, key } = object;
    const named = { where, key, statement: signed.objects.see(key) };
    const untimely = coverage.untimely;
    let records = 0;
    for await (const lines of recordsOf(object, findings.add)) {
      for (const line of lines) {
        const { record, where, hash } = line;
        records++;
        const arrival = chains.add(chainedLine(line));
        if (arrival === 'repeated') continue;
        const { writer, sequence } = record.chain;
        coverage.see({ where, hash, writer, sequence, time: Date.parse(record.time) }, named);
        signed.deployment.record(where, record);
        if (arrival === 'new') for (const identity of identitiesOf(record)) identities.add(identity);
      }
    }
    if (records > 0) coverage.object(named, coverage.untimely > untimely);
    if (chains.records < next) continue;
    next = chains.records + PROGRESS_EVERY;
    progress?.(`${number(chains.records)} records, ${object.key}`);
  }
  return { chains, identities };
}

/** What the statements say that was not read. Returns how many signed objects are outside of the part. */
function finishSigned(
  { heads, objects, deployment }: Signed,
  coverage: CoverageCheck,
  part: StatedPart | undefined,
  until: Date,
  findings: Findings,
): number {
  coverage.finish();
  deployment.finish(findings.add);
  const last = heads.statements.at(-1);
  if (last && until.getTime() - last.time > LONGEST_BETWEEN_MS) {
    const words = `it is the newest statement, of ${iso(last.time)}; until ${until.toISOString()} there should be another one. If this copy was made earlier, say when: --until <time>`;
    findings.add({ kind: 'stale', where: last.where, words });
  }
  return objects.finish(part, heads.whereOf, findings.add);
}
