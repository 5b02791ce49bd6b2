import type { AuditFinding } from '../audit-finding';
import type { RecordLine } from '../read-records';
import { type Identities, type Identity, identitiesOf, nameOf, repeatedId } from './identities';
import { brokenLink, type ChainedLine, chainedLine, fork, gap } from './link';
import type { Suspicion } from './verify-chains';

/** How many lines of one place, or with one id, are named. */
const NAMED = 5;

/**
 * Reads the records once more, for the lines that suspicions are about: where they are, and whether ids whose hashes
 * are equal are equal.
 */
export async function lookAgain(
  lines: AsyncIterable<RecordLine>,
  suspicions: readonly Suspicion[],
  repeated: { readonly hashes: ReadonlySet<bigint>; readonly of: Identities },
  report: (finding: AuditFinding) => void,
): Promise<void> {
  if (suspicions.length === 0 && repeated.hashes.size === 0) return;
  const chains = placesOf(suspicions);
  const ids = new Map<string, { readonly identity: Identity; readonly lines: ChainedLine[] }>();
  for await (const read of lines) {
    const line = chainedLine(read);
    const here = chains.get(line.writer)?.get(line.sequence);
    if (here) addOnce(here, line);
    if (repeated.hashes.size === 0) continue;
    for (const identity of identitiesOf(read.record)) {
      if (!repeated.hashes.has(repeated.of.hashOf(identity))) continue;
      const name = nameOf(identity);
      const known = ids.get(name) ?? { identity, lines: [] };
      addOnce(known.lines, line);
      ids.set(name, known);
    }
  }
  for (const finding of chainFindings(suspicions, chains)) report(finding);
  for (const { identity, lines: same } of ids.values()) {
    if (same.length > 1) report(repeatedId(identity, same));
  }
}

type Chains = Map<string, Map<number, ChainedLine[]>>;

/** The places that suspicions are about, with those before and after them, without lines. */
function placesOf(suspicions: readonly Suspicion[]): Chains {
  const chains: Chains = new Map();
  for (const { writer, sequence } of suspicions) {
    const chain = chains.get(writer) ?? new Map<number, ChainedLine[]>();
    chains.set(writer, chain);
    for (const place of [sequence - 1, sequence, sequence + 1, sequence + 2])
      chain.set(place, chain.get(place) ?? []);
  }
  return chains;
}

function addOnce(lines: ChainedLine[], line: ChainedLine): void {
  if (lines.length < NAMED && !lines.some(({ hash }) => hash === line.hash)) lines.push(line);
}

function chainFindings(suspicions: readonly Suspicion[], chains: Chains): readonly AuditFinding[] {
  const findings: AuditFinding[] = [];
  const looked = new Set<string>();
  for (const suspicion of suspicions) {
    const { writer, sequence, kind } = suspicion;
    const chain = new Map([...(chains.get(writer) ?? [])].filter(([, lines]) => lines.length > 0));
    const [first] = chain.get(sequence) ?? [];
    if (kind === 'missing' && first) findings.push(gap(first, suspicion.from, suspicion.missing));
    if (kind === 'missing') continue;
    // A fork may be what breaks the links to and from it, so both places are looked at, once.
    for (const place of kind === 'forked' ? [sequence, sequence + 1] : [sequence]) {
      const name = `${place} ${writer}`;
      if (looked.has(name)) continue;
      looked.add(name);
      const here = chain.get(place) ?? [];
      if (here.length > 1) findings.push(fork(here));
      findings.push(...here.flatMap((line) => brokenLink(line, chain)));
    }
  }
  return findings;
}
