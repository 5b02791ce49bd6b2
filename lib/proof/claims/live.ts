import { type Claim, claim } from '../claim';
import { rolesOfStacks } from '../expected/assembly';
import type { DeployedStack, LiveDifference, LiveSubject } from '../subject';

/** What is claimed of an account besides what is claimed of templates. */
export const liveClaims = ({ deployment, live }: LiveSubject): readonly Claim[] => [
  claim(
    'live.stacks',
    'CloudFormation is done with every stack, deploys it with the role that the file names, and protects the foundation from deletion',
    () => {
      const expected = rolesOfStacks(deployment);
      const against = live.stacks.flatMap((stack) =>
        problems(stack, expected).map((words) => `${stack.name}: ${words}`),
      );
      return { against, looked: live.stacks.map(({ name, status }) => `${name}: ${status}`) };
    },
  ),
  claim('live.as-templates', 'every resource in the account is as the template of its stack says', () => ({
    against: [
      ...live.differences.map(inWords),
      ...[...live.unread, ...live.furtherUnread].map(({ symbol, reason }) => `${symbol}: ${reason}`),
    ],
    looked: [`${live.read} resources`],
    undecided: live.differences.length === 0,
  })),
];

function problems(
  { status, role, terminationProtection, name }: DeployedStack,
  { role: expected, isProtected }: ReturnType<typeof rolesOfStacks>,
): readonly string[] {
  return [
    ...(/^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/.test(status)
      ? []
      : [`its status is ${status}`]),
    ...(role === expected
      ? []
      : [`it is deployed with ${role ?? 'no role'}, expected ${expected ?? 'no role'}`]),
    ...(terminationProtection === isProtected(name)
      ? []
      : [
          `termination protection is ${terminationProtection ? 'on' : 'off'}, expected ${isProtected(name) ? 'on' : 'off'}`,
        ]),
  ];
}

/** At most this many characters of a value. */
const SHOWN = 200;

const shown = (value: unknown) => {
  const json = JSON.stringify(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
};

function inWords({ symbol, path, template, account }: LiveDifference): string {
  if (template === undefined && account === undefined) return `${symbol} is a ${path}`;
  if (account === undefined)
    return `${symbol}: ${path} is in the template, not in the account: ${shown(template)}`;
  if (template === undefined)
    return `${symbol}: ${path} is in the account, not in the template: ${shown(account)}`;
  return `${symbol}: ${path} is ${shown(account)} in the account, ${shown(template)} in the template`;
}
