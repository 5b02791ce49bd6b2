import { factsIfKnown } from '../facts/regions';
import { type ImportedKeys, KEY_NAMES, type KeyName } from '../imports/imported-keys';
import type { Problem } from '../problem';
import { sectionCheck } from './check';

/** An imported key belongs to the account and the region of the deployment: its services find it by its id. */
export const importedKeysAreAtHome = sectionCheck(
  ['account', 'region', 'imports'],
  ({ account, region, imports: { keys } }) => {
    const facts = factsIfKnown(region);
    if (!facts) return [];
    const home = `arn:${facts.partition}:kms:${region}:${account}:key/`;
    return given(keys)
      .filter(([, arn]) => !arn.startsWith(home))
      .map(([name, arn]) => ({
        path: `imports.keys.${name}.arn`,
        got: arn,
        allowed: `a key of this account and region: ${home}…`,
        fix: 'import a key of the account, or a replica of a multi-region key; or remove this entry, and the deployment creates its own',
      }));
  },
);

/** One key is of one type: those for encryption may be one key, and the other two are keys of their own. */
export const importedKeysDiffer = sectionCheck(['imports'], ({ imports: { keys } }) =>
  (['digest', 'heads'] as const).flatMap((name): readonly Problem[] => {
    const arn = keys[name]?.arn;
    const other = given(keys).find(([one, key]) => one !== name && key === arn)?.[0];
    if (arn === undefined || other === undefined || (name === 'digest' && other === 'heads')) return [];
    return [
      {
        path: `imports.keys.${name}.arn`,
        got: arn,
        allowed: `${TYPES[name]}; imports.keys.${other} is ${TYPES[other]}`,
        fix: `write a key of its own for each of the two`,
      },
    ];
  }),
);

const given = (keys: ImportedKeys): readonly (readonly [KeyName, string])[] =>
  KEY_NAMES.flatMap((name) => {
    const key = keys[name];
    return key ? [[name, key.arn] as const] : [];
  });

const TYPES = {
  data: 'a symmetric key',
  audit: 'a symmetric key',
  volumes: 'a symmetric key',
  digest: 'a key of HMAC_256',
  heads: 'a key of ECC_NIST_P256',
} as const satisfies Record<KeyName, string>;
