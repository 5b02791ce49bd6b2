import { rulesOf } from '../account-rules';
import type { Deployment } from '../deployment';
import { factsIfKnown } from '../facts/regions';
import { partitionAndAccountOf } from '../principal';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { LONGEST_ROLE, LONGEST_ROLE_NAME, nameByPattern, SERIAL_LENGTH } from '../role-names';
import { sectionCheck } from './check';
import { MOST_TAGS, tagProblems } from './tags';

/** The permissions boundary is a policy of the deployment's account, or one of AWS. */
export const boundaryIsAtHome = sectionCheck(
  ['region', 'account', 'accountRules'],
  ({ region, account, accountRules }) => {
    const policy = accountRules?.permissionsBoundary?.policy ?? '';
    if (!policy.startsWith('arn:')) return [];
    return elsewhere(policy, { region, account }, [account, 'aws']).map((allowed) => ({
      path: 'accountRules.permissionsBoundary.policy',
      got: policy,
      allowed,
      fix: 'name the policy of this account: a role cannot have a boundary of another one',
    }));
  },
);

/** The roles that deploy belong to the account into which they deploy. */
export const accountRolesAreAtHome = sectionCheck(
  ['region', 'account', 'accountRules'],
  ({ region, account, accountRules }) =>
    Object.entries(accountRules?.synthesis ?? {}).flatMap(([key, role]) =>
      key.endsWith('Role')
        ? elsewhere(role, { region, account }, [account]).map((allowed) => ({
            path: `accountRules.synthesis.${key}`,
            got: role,
            allowed,
            fix: 'name a role of this account, which principals elsewhere may assume',
          }))
        : [],
    ),
);

/** What an ARN must look like, if it is another partition's or account's. */
function elsewhere(
  arn: string,
  { region, account }: Pick<Deployment, 'region' | 'account'>,
  accounts: readonly string[],
): readonly string[] {
  const facts = factsIfKnown(region);
  const found = partitionAndAccountOf(arn);
  if (!facts || (found.partition === facts.partition && accounts.includes(found.account))) return [];
  return [`an ARN of this account, arn:${facts.partition}:iam::${account}:…`];
}

/** The path is none that IAM keeps for itself (IAM user guide, "Service-linked roles"). */
export const pathIsFree = sectionCheck(['accountRules'], ({ accountRules }) => {
  const path = accountRules?.roles.path ?? '/';
  if (!/^\/(aws-service-role|aws-reserved)\//.test(path)) return [];
  return [
    {
      path: 'accountRules.roles.path',
      got: path,
      allowed:
        'a path that does not begin with /aws-service-role/ or /aws-reserved/, which IAM keeps for AWS',
      fix: 'choose another beginning',
    },
  ];
});

/** Every role name that the pattern gives fits into IAM. */
export const roleNamesAreTaken = sectionCheck(['name', 'accountRules'], ({ name, accountRules }) => {
  const pattern = accountRules?.roles.name;
  if (pattern === undefined) return [];
  const longest = nameByPattern(pattern, name, LONGEST_ROLE).length + SERIAL_LENGTH;
  if (longest <= LONGEST_ROLE_NAME) return [];
  return [
    {
      path: 'accountRules.roles.name',
      got: pattern,
      allowed: `a pattern whose names have at most ${LONGEST_ROLE_NAME} characters, as IAM demands; the longest would have ${longest}`,
      fix: `shorten it by ${longest - LONGEST_ROLE_NAME} characters`,
    },
  ];
});

/** IAM takes the tags of the roles, together with those of every resource. */
export const roleTagsAreTaken = sectionCheck(['tags', 'accountRules'], ({ tags, accountRules }) => {
  const own = accountRules?.roles.tags ?? {};
  const path = 'accountRules.roles.tags';
  const taken = new Map(Object.keys(tags).map((key) => [key.toLowerCase(), key]));
  const all = Object.keys(tags).length + Object.keys(own).length;
  return [
    ...tagProblems(own, path),
    ...Object.keys(own)
      .filter((key) => taken.has(key.toLowerCase()))
      .map((key) => ({
        path: `${path}.${key}`,
        got: key,
        allowed: `keys besides those of tags, which roles have too: tags.${taken.get(key.toLowerCase())}`,
        fix: 'remove one of the two',
      })),
    ...(all > MOST_TAGS && Object.keys(own).length > 0
      ? [
          {
            path,
            got: Object.keys(own).length,
            allowed: `at most ${MOST_TAGS} tags on a role, those of tags included`,
            fix: 'remove some',
          },
        ]
      : []),
  ];
});

/** The file has the tags that the account demands, in the case that it demands, with values that it accepts. */
export const demandedTagsAreThere = sectionCheck(['tags', 'accountRules'], ({ tags, accountRules }) => {
  const demanded = rulesOf({ accountRules }).tags;
  return [
    ...repeated(demanded, ({ key }) => key.toLowerCase()).map(({ item, index, firstIndex }) => ({
      path: `accountRules.tags[${index}].key`,
      got: item.key,
      allowed: `each key once; accountRules.tags[${firstIndex}] is the same`,
      fix: 'put the values of both into one entry',
    })),
    ...demanded.flatMap(({ key, values }): readonly Problem[] => {
      const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
      if (value === undefined) return [missing(key, tags)];
      if (!values || values.some((accepted) => accepts(accepted, value))) return [];
      return [
        {
          path: `tags.${key}`,
          got: value,
          allowed: `a value that the account accepts: ${values.join(', ')}`,
          fix: 'write one of them, upper and lower case included',
        },
      ];
    }),
  ];
});

function missing(key: string, tags: Deployment['tags']): Problem {
  const other = Object.keys(tags).find((one) => one.toLowerCase() === key.toLowerCase());
  return {
    path: `tags.${other ?? key}`,
    got: other,
    allowed: `the key ${key}, which the account demands in this upper and lower case`,
    fix: other === undefined ? 'add the tag' : `write ${JSON.stringify(key)}`,
  };
}

/** A value of a tag policy may have one `*` (AWS Organizations user guide, "Tag policy syntax"). */
function accepts(accepted: string, value: string): boolean {
  const [before = '', after] = accepted.split('*');
  if (after === undefined) return accepted === value;
  return value.length >= before.length + after.length && value.startsWith(before) && value.endsWith(after);
}
