import type { Deployment } from '../../../../lib/config/deployment';
import { type Vouched, vouchedInWords } from '../../../../lib/config/imports/vouched';
import { type Claim, claim } from '../../../../lib/proof/claim';
import type { Finding } from '../../../preflight/finding';
import type { ImportedPrerequisite } from '../../../preflight/imported-prerequisite';

/** One comparison of an imported thing with what the file says of it. */
export interface Compared {
  readonly prerequisite: ImportedPrerequisite;
  readonly finding: Pick<Finding, 'subject' | 'status' | 'words'>;
}

/** The id of the claim. Its evidence is a list of everything imported, and is always of interest. */
export const IMPORTS_CLAIM = 'live.imports';

/** What was found about everything imported. */
export interface FoundImports {
  readonly all: readonly Vouched[];
  readonly compared: readonly Compared[];
  /** What could not be compared at all, in words. */
  readonly unread: readonly string[];
}

/**
 * One claim about everything imported. Each thing is confirmed, different, not read, or left to its owner: a deployment
 * may import things of other accounts, which nothing here can read.
 */
export function importsClaim(deployment: Deployment, { all, compared, unread }: FoundImports): Claim {
  const rows = [
    ...compared.map((one) => rowOf(deployment, one)),
    ...unread.map((words): Row => ({ is: 'not read', words })),
    ...all
      .filter(({ path }) => !compared.some(({ prerequisite }) => prerequisite.of.path === path))
      .map((one): Row => ({ is: 'left to its owner', words: vouchedInWords(one) })),
  ];
  const having = (is: Row['is']) => rows.filter((row) => row.is === is).map(inWords);
  const different = having('different');
  const made = claim(IMPORTS_CLAIM, 'each imported thing is what its owner vouches for', () => ({
    against: [...different, ...having('not read')],
    looked: rows.map(inWords),
    undecided: different.length === 0,
  }));
  return made.holds && having('left to its owner').length > 0 ? { ...made, verdict: 'vouched' } : made;
}

interface Row {
  readonly is: 'confirmed' | 'different' | 'not read' | 'left to its owner';
  readonly words: string;
}

const inWords = ({ is, words }: Row) => `${is}: ${words}`;

function rowOf(deployment: Deployment, { prerequisite, finding }: Compared): Row {
  const said = finding.words.replaceAll(/\s*\n\s*/g, ' ');
  return {
    is: verdictOf(deployment, prerequisite, finding.status),
    words: said === '' ? finding.subject : `${finding.subject}. ${said}`,
  };
}

function verdictOf(
  deployment: Deployment,
  { kind, of: { path } }: ImportedPrerequisite,
  status: Finding['status'],
): Row['is'] {
  if (status === 'ok') return 'confirmed';
  if (status === 'fail') return 'different';
  if (status === 'unknown') return isElsewhere(deployment, path) ? 'left to its owner' : 'not read';
  // The owner of a key vouches for its whole policy. Other policies may allow more, to others.
  return kind === 'owner-policy' && path.startsWith('imports.keys.') ? 'different' : 'left to its owner';
}

/** Whether it is in an account that shows nothing to this one: a log archive, and the endpoints of a hub. */
const isElsewhere = ({ imports: { endpoints } }: Deployment, path: string): boolean =>
  path.startsWith('imports.logArchive') ||
  endpoints.some(({ kind }, index) => kind === 'hub' && path === `imports.endpoints[${index}]`);
