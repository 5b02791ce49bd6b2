import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of a command line, and its arguments, as the shell hands them over. */
export type Run = readonly [program: string, ...args: readonly string[]];

/** Programs that printed commands start. Each only notes what it was started with, and prints one word. */
const PROGRAMS = ['aws', 'base64', 'basenc', 'curl', 'cut', 'hf', 'jq', 'npm', 'npx', 'sha256sum'] as const;

/** Variables that the words before a command tell a person to set. */
const SET = {
  AWS_PROFILE: 'profile',
  CERTIFICATE_AUTHORITY_ARN:
    'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/12345678-1234-1234-1234-123456789012',
  CLOUDWATCH_ROLE_ARN: 'arn:aws:iam::123456789012:role/api-gateway-logs',
  COMMERCIAL_PROFILE: 'commercial',
  JWKS_URL: 'https://issuer.example.com/keys',
  POLICY_ID: 'p-examplepolicy',
  SECURITY_GROUP: 'sg-0123456789abcdef0',
  SOURCE_PROFILE: 'source',
} as const;

/** What bash makes of a command line: each program that it starts, with its arguments. @throws if bash refuses the line */
export function argumentsOf(line: string): readonly Run[] {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'));
  const notes = join(folder, 'notes');
  try {
    writeFileSync(notes, '');
    for (const program of PROGRAMS) {
      const file = join(folder, program);
      const note = `printf '%s\\0' ${program} "$@" >> ${notes}; printf '\\n' >> ${notes}; echo word`;
      writeFileSync(file, `#!/bin/bash\n${note}\n`);
      chmodSync(file, 0o755);
    }
    // One at a time: a pipe would start its programs together, and their notes would mix.
    const { status, stderr } = spawnSync('/bin/bash', ['--norc', '-u', '-c', line.replaceAll(' | ', ' ; ')], {
      cwd: folder,
      env: { PATH: folder, ...SET },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`bash: ${stderr.trim() || `ended with ${status}`}`);
    return readFileSync(notes, 'utf8')
      .split('\n')
      .filter((note) => note !== '')
      .map((note) => note.split('\0').slice(0, -1) as unknown as Run);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
