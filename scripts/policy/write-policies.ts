import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '../../lib/config/deployment';
import { organizationPolicies } from '../../lib/organization/organization-policies';
import { policyText } from '../../lib/organization/service-control-policy';
import { CommandError } from '../command-line/command-error';
import { makeFolder } from './make-folder';

/**
 * Writes the service control policies of a deployment as JSON files, and makes the folder. If a file exists and
 * differs, nothing is written.
 *
 * @returns one line to print for each file.
 * @throws CommandError
 */
export function writePolicies(deployment: Deployment, folder: string): readonly string[] {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new CommandError(`${folder} is not a folder; name one, or one to be made.`);
  }
  const policies = organizationPolicies(deployment).map((one) => {
    const file = join(folder, `${one.name}.json`);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const text = 'policy' in one ? policyText(one.name, one.policy) : undefined;
    return { ...one, file, before, text };
  });
  const differing = policies.filter(({ before, text }) => before !== undefined && before !== text);
  if (differing.length > 0) {
    const files = differing.map((one) => `  ${one.file}${'leftOut' in one ? `: ${one.leftOut}` : ''}`);
    throw new CommandError(
      `Nothing written: these files are there and differ from the policies of ${deployment.name}. Remove them, or name another folder.\n${files.join('\n')}`,
    );
  }
  makeFolder(folder);
  return policies.map((one) => {
    if (one.text === undefined) return `left out   ${one.file}: ${'leftOut' in one ? one.leftOut : ''}`;
    if (one.before !== undefined) return `unchanged  ${one.file}: ${one.purpose}`;
    writeFileSync(one.file, one.text, { flag: 'wx' });
    return `wrote      ${one.file}: ${one.purpose}`;
  });
}
