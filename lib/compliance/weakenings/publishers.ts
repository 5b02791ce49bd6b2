import type { Deployment } from '../../config/deployment';
import { isSelfHosted } from '../../config/model';
import { withoutPath } from '../../config/principal';
import { madeBy } from './own-roles';
import { type FindWeakenings, type Weakening, when } from './weakening';

/** Who writes what the deployment trusts. */
export const publisherWeakenings: FindWeakenings = (deployment) => [
  ...when(deployment.bearer !== undefined && deployment.publishers.credentials.length === 0, {
    path: 'publishers.credentials',
    value: 'nobody named',
    gives:
      'Every principal of the account whose IAM policies allow it can issue API keys or replace the key set, and so become any caller.',
  }),
  ...doubtful(deployment, 'credentials'),
  ...when(deployment.models.some(isSelfHosted) && deployment.publishers.models.length === 0, {
    path: 'publishers.models',
    value: 'nobody named',
    gives:
      'Every principal of the account whose IAM policies allow it can replace weights and serving images.',
  }),
  ...doubtful(deployment, 'models'),
];

/** Publishers that are callers, roles of the deployment, or users with keys that do not expire. */
function doubtful(deployment: Deployment, kind: 'credentials' | 'models'): readonly Weakening[] {
  const callers = deployment.callers.flatMap(({ name, principals }) =>
    principals.map((arn) => ({ name, arn: withoutPath(arn) })),
  );
  return deployment.publishers[kind].flatMap((arn, index) => {
    const entry = { path: `publishers.${kind}[${index}]`, value: arn };
    const caller = callers.find((one) => one.arn === withoutPath(arn));
    const maker = madeBy(arn, deployment);
    return [
      ...when(caller !== undefined, {
        ...entry,
        gives: `The caller ${caller?.name} can publish what all callers' requests are decided or answered with.`,
      }),
      ...when(maker !== undefined, { ...entry, gives: `${maker}: what it runs can publish.` }),
      ...when(/:user\//.test(arn), {
        ...entry,
        gives: 'An IAM user signs with long-lived access keys: a copy of them can publish.',
      }),
    ];
  });
}
