import type { Deployment } from '../../lib/config/deployment';
import type { Model } from '../../lib/config/model';
import { isPlaceholderDigest, PLACEHOLDER_PREFIX_LIST } from '../../lib/config/placeholder';
import { concurrencyNeeded } from '../../lib/gateway/reserved-concurrency';
import { weightsPrefix } from '../../lib/hosts/weights-location';
import type { Prerequisite } from './prerequisite';

/** One step of a deploy, in order. A `check` stops the deploy when anything in it is missing. */
export type Step =
  | { readonly kind: 'check'; readonly title: string; readonly prerequisites: readonly Prerequisite[] }
  | { readonly kind: 'deploy'; readonly stack: string }
  /** What can wait, and until when. */
  | { readonly kind: 'later'; readonly words: string };

type SelfHosted = Extract<Model, { host: 'vllm' | 'sagemaker' }>;

/**
 * How a deployment gets into an account: whose account it is first, then what must be there before anything is
 * made, the foundation, the images and weights that go into it, the rest. Pure; asks no account.
 */
export function deployPlan(deployment: Deployment): readonly Step[] {
  const { account, name, region } = deployment;
  const stack = (part: string): Step => ({ kind: 'deploy', stack: `${name}-${part}` });
  const running = deployment.models.filter(startsInstances);
  return [
    { kind: 'check', title: 'The account', prerequisites: [{ kind: 'placement', account }] },
    {
      kind: 'check',
      title: 'What must be there first',
      prerequisites: [
        ...PARTS.map((part) => ({ kind: 'stack-state' as const, stack: `${name}-${part}` })),
        { kind: 'bootstrap', account, region },
        ...beforeFoundation(deployment),
      ],
    },
    stack('foundation'),
    ...(running.length === 0
      ? []
      : [
          {
            kind: 'check' as const,
            title: 'Images and weights',
            prerequisites: running.flatMap((model) => artifacts(model, name)),
          },
        ]),
    ...deployment.models.filter(isIdle).map(waiting),
    stack('inference'),
    ...keySet(deployment),
    stack('gateway'),
    stack('operations'),
    ...firstApiKey(deployment),
  ];
}

/** The stacks of a deployment, in the order in which they are deleted. */
const PARTS = ['operations', 'gateway', 'inference', 'foundation'] as const;

/** Without the issuer's keys every token would be refused, from the first request on. */
function keySet({ name, bearer }: Deployment): readonly Step[] {
  if (!bearer?.oidc) return [];
  const { issuer } = bearer.oidc;
  const prerequisites = [
    { kind: 'key-set' as const, deployment: name, issuer, foundation: `${name}-foundation` },
  ];
  return [{ kind: 'check', title: 'What tokens are checked against', prerequisites }];
}

function firstApiKey({ name, bearer, callers }: Deployment): readonly Step[] {
  const caller = callers.find(({ apiKeys }) => apiKeys);
  if (!bearer?.apiKeys || !caller) return [];
  return [{ kind: 'later', words: `npm run keys -- ${name} issue ${caller.name} prints an API key, once.` }];
}

function beforeFoundation(deployment: Deployment): readonly Prerequisite[] {
  const { apiGatewayAccount, models, network, region } = deployment;
  const unknown = Object.entries(network.gatewayPrefixLists ?? {}).flatMap(([service, id]) =>
    id === PLACEHOLDER_PREFIX_LIST ? [service] : [],
  );
  return [
    ...(unknown.length > 0 ? [{ kind: 'prefix-lists' as const, unknown, region }] : []),
    ...(models.some(({ host }) => host === 'vllm') ? serviceLinkedRoles : []),
    ...(apiGatewayAccount === 'require' ? [{ kind: 'api-gateway-logging' as const }] : []),
    { kind: 'lambda-concurrency', needed: concurrencyNeeded(deployment) },
    ...models.flatMap((model): readonly Prerequisite[] => {
      if (model.host === 'vllm') return [{ kind: 'certificate', model: model.name, ...addressOf(model) }];
      if (model.host === 'bedrock') {
        return [{ kind: 'model-access', model: model.name, modelId: model.modelId }];
      }
      return [];
    }),
  ];
}

/** What vLLM runs on acts by these from the first resource on. */
const serviceLinkedRoles = (['autoscaling', 'ecs'] as const).map((service) => ({
  kind: 'service-linked-role' as const,
  service,
}));

const addressOf = ({ certificate: { arn, hostName } }: Extract<Model, { host: 'vllm' }>) => ({
  arn,
  hostName,
});

function artifacts(model: SelfHosted, deployment: string): readonly Prerequisite[] {
  const foundation = `${deployment}-foundation`;
  const { name, image, weights } = model;
  return [
    { kind: 'image', model: name, source: image.source, digest: image.digest, foundation },
    {
      kind: 'weights',
      model: name,
      source: weights.source,
      revision: weights.revision,
      prefix: weightsPrefix(model),
      foundation,
    },
  ];
}

/** A SageMaker endpoint starts its instances at once; a `vllm` service only as many copies as it is told. */
function startsInstances(model: Model): model is SelfHosted {
  return model.host === 'sagemaker' || (model.host === 'vllm' && model.copies.desired > 0);
}

function isIdle(model: Model): model is Extract<Model, { host: 'vllm' }> {
  return model.host === 'vllm' && model.copies.desired === 0;
}

function waiting(model: Extract<Model, { host: 'vllm' }>): Step {
  const image = isPlaceholderDigest(model.image.digest)
    ? `image ${model.image.source} (digest unknown)`
    : 'image';
  return {
    kind: 'later',
    words: `${model.name} starts no copy (copies.desired is 0). Stage its ${image} and weights, then raise copies.desired and deploy again.`,
  };
}
