import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { withTemporaryAssembly } from '../../../../lib/assembly/temporary-assembly';
import type { Deployment } from '../../../../lib/config/deployment';
import type { Subject } from '../../../../lib/proof/subject';
import { readSubject } from '../../../../scripts/prove/synthesized-subject';

/** A synthesized deployment, and the uploads of its code by `S3Key`. */
export interface Uploaded {
  readonly subject: Subject;
  readonly uploads: ReadonlyMap<string, Uint8Array>;
}

export const uploaded = (deployment: Deployment): Uploaded =>
  withTemporaryAssembly(deployment, { bundling: true }, (outdir) => ({
    subject: readSubject(deployment, outdir),
    uploads: new Map(
      readdirSync(outdir)
        .filter((name) => name.startsWith('asset.') && statSync(join(outdir, name)).isDirectory())
        .map((name) => [`${name.slice('asset.'.length)}.zip`, zipOf(join(outdir, name))]),
    ),
  }));

const zipOf = (folder: string) =>
  zipSync(Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])), {
    mtime: '2000-01-01',
  });
