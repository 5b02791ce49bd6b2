import type { Deployment } from '../../lib/config/deployment';
import type { Missing } from '../account/missing';
import { NEVER_CREATED } from '../deploy/deployed-file';
import { QUIET_MINUTES } from './checks/quiet';
import type { DestroyCommand } from './command-line';
import type { Step } from './plan';

type Options = Pick<DestroyCommand, 'unprotect' | 'undrained'>;

/** One step in the words of the terminal. */
export function stepInWords(step: Step, { unprotect, undrained }: Options): string {
  switch (step.kind) {
    case 'callers':
      return `Check: no request for ${QUIET_MINUTES} minutes, by the access log of the API`;
    case 'drain':
      if (undrained) return 'Weakened: --undrained goes on although audit records may be lost or unsigned';
      return [
        'Check: every audit record is locked',
        '  the stream had no failed delivery for 24 hours, and two minutes to deliver what it has',
        '  each object of the landing bucket is in the records bucket (waits for 15 minutes)',
        ...(step.signed ? ['  each object of records is named by a signed statement'] : []),
      ].join('\n');
    case 'copies':
      return `Stop: the copies of ${step.stack} on GPU instances; waits until no instance is left (40 minutes at most)`;
    case 'confirm':
      return 'Confirm: type the name of the deployment';
    case 'balancers':
      return unprotect
        ? `Unprotect: the load balancers of ${step.stack}`
        : `Check: the load balancers of ${step.stack} can be deleted`;
    case 'unprotect':
      return unprotect
        ? `Unprotect: ${step.stack}`
        : `Check: ${step.stack} has no termination protection (--unprotect turns it off)`;
    case 'delete':
      return NEVER_CREATED.includes(step.status)
        ? `Delete: ${step.stack}, which was never created completely (${step.status})`
        : `Delete: ${step.stack}`;
    case 'late-logs':
      return [
        'Delete: log groups that a service has created again, unencrypted, after their deletion',
        ...step.groups.map((name) => `  ${name}`),
      ].join('\n');
  }
}

/** Who calls, so that the person knows whom to tell first. */
export function callersInWords({ callers, clients }: Deployment): string {
  return [
    'Take the callers away first. The file has:',
    ...callers.map(({ name, principals = [], apiKeys, tokens }) => {
      const ways = [
        ...principals,
        ...(apiKeys ? ['API keys'] : []),
        ...(tokens.length > 0 ? [`tokens of ${tokens.join(', ')}`] : []),
      ];
      return `  caller ${name}: ${ways.join(', ')}`;
    }),
    ...clients.endpoints.map((id) => `  endpoint of another VPC: ${id}`),
    ...clients.accounts.map((id) => `  account: ${id}`),
    ...(clients.cidrs ?? []).map((block) => `  network: ${block}`),
    'and what other teams have put into the VPC: clients, peering, attachments, resolver endpoints.',
  ].join('\n');
}

/** Neither a stack that exists nor one that CloudFormation remembers. */
export const noneInWords = ({ account, name, region }: Pick<Deployment, 'account' | 'name' | 'region'>) =>
  `No stack of ${name} was found in account ${account}, region ${region}: none exists, and none was deleted in the last 90 days. If it was deployed elsewhere, correct account and region in the file.`;

/** Why a teardown stopped, and how to go on. */
export const stoppedInWords = ({ words, commands }: Missing, again: string): string =>
  [
    'Stopped.',
    [words, ...commands.map((line) => `    ${line}`)].join('\n'),
    `Then run it again; it goes on from here: ${again}`,
  ].join('\n\n');
