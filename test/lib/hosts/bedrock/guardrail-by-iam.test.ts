import { ABSENT } from '../../../../lib/proof/iam/context';
import { evaluate } from '../../../../lib/proof/iam/evaluate';
import { type Identity, identities } from '../../../../lib/proof/iam/identities';
import { worldOf } from '../../../../lib/proof/subject';
import { fixtureDeployment } from '../../../fixture-deployments';
import { templatesOf } from '../../../synthesized';

const NAME = 'eu-central-1';
const deployment = fixtureDeployment(NAME);
const world = worldOf({
  deployment,
  stacks: Object.fromEntries(
    Object.entries(templatesOf(NAME)).map(([part, template]) => [`${NAME}-${part}`, template]),
  ),
});
const [open] = identities(world).filter(({ name }) => name.includes('OpenLane')) as [Identity];
const guardrail = `arn:aws:bedrock:eu-central-1:${deployment.account}:guardrail/${world.ofType('AWS::Bedrock::Guardrail')[0]?.symbol}`;
const PROFILE = open.statements
  .filter(({ sid }) => sid.startsWith('Reach'))
  .map(({ resources, conditions }) => ({
    model: resources.patterns[0] ?? '',
    profile: conditions[0]?.values[0] ?? '',
  }))[0] as { model: string; profile: string };

/** The decision about a call of the lane's code from inside the VPC. */
function answer(action: string, named: string | typeof ABSENT, resource: string, profile?: string) {
  return evaluate(
    {
      principal: open.principal,
      action,
      resource,
      context: {
        'aws:SourceVpc': world.ofType('AWS::EC2::VPC')[0]?.symbol ?? '',
        'aws:ViaAWSService': 'false',
        'lambda:SourceFunctionArn': `arn:aws:lambda:eu-central-1:${deployment.account}:function:open`,
        'bedrock:InferenceProfileArn': profile ?? ABSENT,
        'bedrock:GuardrailIdentifier': named,
      },
    },
    { identity: open.statements, resourceAccount: deployment.account },
  );
}

const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'] as const;
const OTHERS = [
  ['no guardrail', ABSENT],
  ['the draft of the guardrail, which can change without a new version', guardrail],
  ['another guardrail', `arn:aws:bedrock:eu-central-1:${deployment.account}:guardrail/another:1`],
  ['a guardrail whose id begins with the same letters', `${guardrail}x:1`],
  ['a guardrail of another account', guardrail.replace(deployment.account, '444455556666').concat(':1')],
  ['a guardrail of another region', guardrail.replace('eu-central-1:', 'eu-west-1:').concat(':1')],
] as const;

describe.each(INVOKE)('the open lane, %s', (action) => {
  test.each([1, 12])('is allowed with published version %d of the guardrail', (version) => {
    expect(answer(action, `${guardrail}:${version}`, PROFILE.profile)).toBe('allowed');
  });

  test.each(OTHERS)('is explicitly denied with %s', (_words, named) => {
    expect(answer(action, named, PROFILE.profile)).toBe('explicitly denied');
  });

  test('is allowed in each destination of a profile with the guardrail', () => {
    expect(answer(action, `${guardrail}:1`, PROFILE.model, PROFILE.profile)).toBe('allowed');
  });

  test.each(OTHERS)('is explicitly denied in a destination of a profile with %s', (_words, named) => {
    expect(answer(action, named, PROFILE.model, PROFILE.profile)).toBe('explicitly denied');
  });
});

test('the guardrail is applied without the condition key, which bedrock:ApplyGuardrail does not have', () => {
  expect(answer('bedrock:ApplyGuardrail', ABSENT, guardrail)).toBe('allowed');
});
