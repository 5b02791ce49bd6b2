/**
 * The headings of docs/runbook.md that alarms link to, word for word. A test looks for each heading in the runbook.
 */
export const RUNBOOK_HEADINGS = [
  'Router fails',
  'Router is at its limit',
  'Router is invoked asynchronously',
  'API answers with server errors',
  'Firewall refuses requests',
  'Tokens are signed by an unknown key',
  'Authorizer fails',
  'Second opinion fails',
  'Audit records are not accepted',
  'Audit records arrive late',
  'Audit records are not replicated',
  'Audit records are not archived',
  'Chain heads are not signed',
  'Chain heads are incomplete',
  'DNS names are refused',
  'Answers break off',
  'Models are not ready',
  'Load balancer answers 502',
  'Load balancer answers 503',
  'Load balancer answers 504',
  'Model fails',
  'Model has too few copies',
  'Mail is not delivered',
  'Live proof finds a difference',
  'Live proof is undecided',
  'Live proof does not run',
] as const;
export type RunbookHeading = (typeof RUNBOOK_HEADINGS)[number];

/** The path of a heading in the repository, with the anchor that Markdown viewers generate. */
export function runbookLink(heading: RunbookHeading): string {
  return `docs/runbook.md#${heading.toLowerCase().replaceAll(' ', '-')}`;
}
