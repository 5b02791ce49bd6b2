import type { Expected } from '../matching/expected';
import { irrelevant, the } from '../matching/rule';
import type { Area } from './area';
import type { Basis } from './basis';
import { contentFiltersOf } from './content-filters';
import { GUARDRAIL, GUARDRAIL_VERSION, keyArn } from './things';

/** The content policy of every answer from Bedrock. */
export const guardrail: Area = {
  claims: {
    'guardrail.content':
      'the guardrail filters content at the strength that the deployment names, inside the region, and masks credentials',
  },
  resources: (basis) => [...guardrailOf(basis)],
};

const WORDS_TO_CALLERS = irrelevant('a fixed sentence for the caller; a template has no access to prompts');

function guardrailOf(basis: Basis): readonly Expected[] {
  const filters = contentFiltersOf(basis.deployment);
  if (basis.modelsOn('bedrock').length === 0 || filters === undefined) return [];
  const strength = filters.toUpperCase();
  const common = { claim: 'guardrail.content', stack: 'inference' } as const;
  return [
    {
      ...common,
      thing: GUARDRAIL,
      type: 'AWS::Bedrock::Guardrail',
      properties: {
        Name: irrelevant('callers and policies use the guardrail’s id'),
        BlockedInputMessaging: WORDS_TO_CALLERS,
        BlockedOutputsMessaging: WORDS_TO_CALLERS,
        KmsKeyArn: keyArn(basis, 'data'),
        // Tier STANDARD would send text to other regions; a policy without filters would filter nothing.
        ContentPolicyConfig: {
          ContentFiltersTierConfig: { TierName: 'CLASSIC' },
          FiltersConfig: [
            ...BOTH_WAYS.map((type) => ({ Type: type, InputStrength: strength, OutputStrength: strength })),
            { Type: 'PROMPT_ATTACK', InputStrength: strength, OutputStrength: 'NONE' },
          ],
        },
        SensitiveInformationPolicyConfig: {
          PiiEntitiesConfig: [
            { Type: 'AWS_ACCESS_KEY', Action: 'ANONYMIZE' },
            { Type: 'AWS_SECRET_KEY', Action: 'ANONYMIZE' },
          ],
        },
      },
    },
    {
      ...common,
      thing: GUARDRAIL_VERSION,
      type: 'AWS::Bedrock::GuardrailVersion',
      retained: true,
      properties: { GuardrailIdentifier: the(GUARDRAIL) },
    },
  ];
}

/** The content types that are filtered in prompts and in answers (Bedrock user guide, "Content filters"). */
const BOTH_WAYS = ['HATE', 'INSULTS', 'SEXUAL', 'VIOLENCE', 'MISCONDUCT'];
