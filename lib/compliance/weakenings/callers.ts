import { madeBy } from './own-roles';
import { type FindWeakenings, when } from './weakening';

/** Who the callers are, and what counts as their lowest class. */
export const callerWeakenings: FindWeakenings = (deployment) =>
  deployment.callers.flatMap(({ name, floor, principals }, index) => [
    ...when(floor === 'public', {
      path: `callers[${index}].floor`,
      value: floor,
      gives: `What ${name} sends counts as public, unless the request declares more or something is found in it.`,
    }),
    ...principals.flatMap((arn, place) => {
      const entry = { path: `callers[${index}].principals[${place}]`, value: arn };
      const maker = madeBy(arn, deployment);
      return [
        ...when(maker !== undefined, {
          ...entry,
          gives: `${maker} is the caller ${name}: what it runs can call, and records do not show for whom.`,
        }),
        ...when(/:user\//.test(arn), {
          ...entry,
          gives: `An IAM user signs with long-lived access keys: a copy of them is the caller ${name}.`,
        }),
      ];
    }),
  ]);
