import type { StoredRecord } from '../../../lambda/router/records/schema/stored-record';
import type { AuditFinding } from '../audit-finding';

interface Seen {
  readonly where: string;
  count: number;
}

/** Whether all records and all statements are of one deployment, in one account and region. */
export class DeploymentCheck {
  private readonly ofRecords = new Map<string, Seen>();
  private readonly ofStatements = new Map<string, Seen>();
  /** By the name of the deployment alone. */
  private readonly outcomes = new Map<string, Seen>();

  record(where: string, record: StoredRecord): void {
    // An outcome names the deployment alone; its decision has the rest.
    if ('account' in record) count(this.ofRecords, nameOf(record), where);
    else count(this.outcomes, record.deployment, where);
  }
  statement(where: string, stated: { deployment: string; account: string; region: string }): void {
    count(this.ofStatements, nameOf(stated), where);
  }

  /** Compares with what most records say; where there are no statements, a folder may hold runs of several deployments. */
  finish(report: (finding: AuditFinding) => void): void {
    if (this.ofStatements.size === 0) return;
    const home = mostOf(this.ofRecords) ?? mostOf(this.ofStatements) ?? '';
    const foreign = (what: string, seen: ReadonlyMap<string, Seen>, isHome: (name: string) => boolean) => {
      for (const [name, { where, count: all }] of seen) {
        if (isHome(name)) continue;
        const words = `${what} of ${name} among those of ${home}${all > 1 ? `; ${all} in all, this is the first` : ''}`;
        report({ kind: 'foreign', where, words });
      }
    };
    foreign('a statement', this.ofStatements, (name) => name === home);
    foreign('a record', this.ofRecords, (name) => name === home);
    foreign('an outcome', this.outcomes, (name) => home.startsWith(`${name}, `));
  }
}

const nameOf = (from: { deployment: string; account: string; region: string }) =>
  `${from.deployment}, account ${from.account}, ${from.region}`;

/** How many different names are counted. */
const KEPT_NAMES = 1000;

function count(seen: Map<string, Seen>, name: string, where: string): void {
  const before = seen.get(name);
  if (before) before.count++;
  else if (seen.size < KEPT_NAMES) seen.set(name, { where, count: 1 });
}

const mostOf = (seen: ReadonlyMap<string, Seen>) => [...seen].sort((a, b) => b[1].count - a[1].count)[0]?.[0];
