import { readFileSync } from 'node:fs';
import { readCaBundle } from '../../lib/config/ca-bundle';
import { CommandError } from '../command-line/command-error';
import { type Variables, variable } from './proxy';

/**
 * The authorities that a command trusts instead of those of Node.js: `AWS_CA_BUNDLE`, as the AWS CLI and the CDK read it.
 * `NODE_EXTRA_CA_CERTS` is not read here: Node.js adds it to its own authorities.
 *
 * @returns PEM; `undefined`: the authorities of Node.js
 * @throws CommandError where a file has no certificate: the CDK and Node.js would ignore it without a word
 */
export function trustedCertificates(env: Variables): string | undefined {
  const extra = env.NODE_EXTRA_CA_CERTS;
  if (extra) readCertificates('NODE_EXTRA_CA_CERTS', extra);
  const bundle = variable(env, 'AWS_CA_BUNDLE');
  return bundle === undefined ? undefined : readCertificates('AWS_CA_BUNDLE', bundle);
}

function readCertificates(name: string, file: string): string {
  const pem = read(name, file);
  if (readCaBundle(pem).certificates.length > 0) return pem;
  throw new CommandError(`${name} is ${file}, which has no certificate in PEM. ${EXPECTED}`);
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(`${name} is ${file}, which cannot be read: ${code}. ${EXPECTED}`);
  }
}

const EXPECTED = 'Set it to a file with the certificates of the authorities to trust, or remove it.';
