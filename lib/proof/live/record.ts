import { LIVE_PROOF_SCHEMA, type LiveProofRecord } from '../../config/live-proof-record';
import type { Claim } from '../claim';
import type { ProofReport } from '../prove';

/** A proof of what is deployed: of which account, when, and by which principal. */
export interface LiveRun extends Pick<LiveProofRecord, 'account' | 'region' | 'at' | 'by'> {
  readonly report: Pick<ProofReport, 'deployment' | 'claims'>;
}

// CloudWatch Logs takes an event of 1 MB (PutLogEvents in the service model of botocore 1.43.11). A character of a JSON
// text has six bytes at most, so these limits keep a record under half of it.
const MOST_CLAIMS = 100;
const MOST_LINES = 2;
const LONGEST_LINE = 300;

/** The record of one run. Failures come before what is undecided, so that the limits cut off the latter first. */
export function liveProofRecord({ report, account, region, at, by }: LiveRun): LiveProofRecord {
  const having = (verdict: Claim['verdict']) => report.claims.filter((claim) => claim.verdict === verdict);
  const count = (verdict: Claim['verdict']) => having(verdict).length;
  return {
    schema: LIVE_PROOF_SCHEMA,
    deployment: report.deployment,
    account,
    region,
    at,
    by,
    verdicts: {
      holds: count('holds'),
      vouched: count('vouched'),
      fails: count('fails'),
      undecided: count('undecided'),
    },
    found: (['fails', 'undecided'] as const)
      .flatMap((verdict) => having(verdict).map(({ id, evidence }) => ({ id, verdict, evidence })))
      .slice(0, MOST_CLAIMS)
      .map((one) => ({ ...one, evidence: one.evidence.slice(0, MOST_LINES).map(short) })),
  };
}

const short = (line: string): string =>
  line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`;
