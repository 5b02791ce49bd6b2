import { factsIfKnown } from '../facts/regions';
import { sectionCheck } from './check';

/** The copies stay in the region: the archive's key is there, and it belongs to the account that owns the copies. */
export const archiveIsInRegion = sectionCheck(
  ['region', 'imports'],
  ({ region, imports: { logArchive: archive } }) => {
    const facts = factsIfKnown(region);
    if (!facts || !archive) return [];
    const expected = `arn:${facts.partition}:kms:${region}:${archive.account}:key/`;
    if (archive.keyArn.startsWith(expected)) return [];
    return [
      {
        path: 'imports.logArchive.keyArn',
        got: archive.keyArn,
        allowed: `a key of account ${archive.account} in ${region}: ${expected}…`,
        fix: 'name the key that encrypts the bucket of the archive, and a bucket in the region of the deployment',
      },
    ];
  },
);

/** The archive is the second copy, out of reach of the account that has the first: it has an account of its own. */
export const archiveIsElsewhere = sectionCheck(
  ['account', 'imports'],
  ({ account, imports: { logArchive: archive } }) =>
    archive?.account === account
      ? [
          {
            path: 'imports.logArchive.account',
            got: archive.account,
            allowed:
              'another account than that of the deployment, which has a locked copy of every record already',
            fix: 'name the account of the log archive and its bucket; or remove imports.logArchive',
          },
        ]
      : [],
);
