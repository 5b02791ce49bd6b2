import { factsIfKnown } from '../facts/regions';
import { didYouMean } from '../nearest-word';
import { partitionAndAccountOf, withoutPath } from '../principal';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

export const callerNamesDiffer = sectionCheck(['callers'], ({ callers }) =>
  repeated(callers, ({ name }) => name).map(({ item, index, firstIndex }) => ({
    path: `callers[${index}].name`,
    got: item.name,
    allowed: `a name of its own; callers[${firstIndex}] has this one`,
    fix: 'rename one of the two, or make them one caller with both principals',
  })),
);

export const callerModelsExist = sectionCheck(['callers', 'models'], ({ callers, models }) => {
  const names = models.map(({ name }) => name);
  return callers.flatMap((caller, index) =>
    (caller.models === 'all' ? [] : caller.models).flatMap((model, place) =>
      names.includes(model)
        ? []
        : [
            {
              path: `callers[${index}].models[${place}]`,
              got: model,
              allowed: `models of this deployment: ${names.join(', ')}`,
              fix: `name one of these${didYouMean(
                model,
                names.filter((name) => !caller.models.includes(name)),
              )}`,
            },
          ],
    ),
  );
});

/** A principal identifies one caller. Otherwise its floor would depend on the order in the file. */
export const principalsDiffer = sectionCheck(['callers'], ({ callers }) => {
  const principals = callers.flatMap((caller, index) =>
    caller.principals.map((arn, place) => ({ arn, path: `callers[${index}].principals[${place}]` })),
  );
  return repeated(principals, ({ arn }) => withoutPath(arn)).map(({ item, firstIndex }) => ({
    path: item.path,
    got: item.arn,
    allowed: `each principal once; ${principals[firstIndex]?.path} is the same, since a session's ARN has no path`,
    fix: 'remove one of the two, or use roles with different names',
  }));
});

/** Every principal is of this partition, and of an account that the API admits. */
export const principalsCanCall = sectionCheck(
  ['callers', 'region', 'account', 'clients'],
  ({ callers, region, account, clients }) => {
    const facts = factsIfKnown(region);
    if (!facts) return [];
    const accounts = [account, ...clients.accounts];
    return callers.flatMap((caller, index) =>
      caller.principals.flatMap((arn, place) => {
        const principal = partitionAndAccountOf(arn);
        const path = `callers[${index}].principals[${place}]`;
        if (principal.partition !== facts.partition) {
          const allowed = `arn:${facts.partition}:iam::… in ${region}`;
          return [{ path, got: arn, allowed, fix: `name a principal of partition ${facts.partition}` }];
        }
        if (accounts.includes(principal.account)) return [];
        return [
          {
            path,
            got: arn,
            allowed: `a principal of account ${accounts.join(' or ')}`,
            fix: `correct the account, or add ${principal.account} to clients.accounts`,
          },
        ];
      }),
    );
  },
);
