import type { Host } from '../../../../policy/boundary';
import type { ModelOn } from '../../../config/model';
import { the } from '../../matching/rule';
import { partOf } from '../../template/names';
import type { Basis } from '../basis';
import { LISTENER, targets } from '../things';
import type { Alarm, Metric } from './alarm';

/** Each model has an alarm on its failures; one whose copies are counted has an alarm on their number. */
export const modelAlarms = (basis: Basis): readonly Alarm[] => [
  ...basis.deployment.models.map((model) => ({
    name: `model-${model.name}-fails`,
    metric: failuresOf(basis, model),
    periods: 2,
  })),
  ...basis.modelsOn('vllm').flatMap(tooFewCopies),
];

/** The failures that the model itself caused, as its host counts them. */
const FAILURES: { readonly [H in Host]: (basis: Basis, model: ModelOn<H>) => Metric } = {
  vllm: (_, { name }) => ofTargets(name, 'HTTPCode_Target_5XX_Count'),
  sagemaker: ({ deployment }, { name }) => ({
    namespace: 'AWS/SageMaker',
    name: 'Invocation5XXErrors',
    dimensions: { EndpointName: `${deployment.name}-${name}`, VariantName: 'primary' },
    labelled: true,
  }),
  bedrock: (_, { modelId, profile }) => ({
    namespace: 'AWS/Bedrock',
    name: 'InvocationServerErrors',
    // Calls through an inference profile are counted under its id.
    dimensions: { ModelId: profile ? `${profile.scope}.${modelId}` : modelId },
    labelled: true,
  }),
};

const failuresOf = <H extends Host>(basis: Basis, model: ModelOn<H>) =>
  FAILURES[model.host as H](basis, model);

const tooFewCopies = ({ name, copies }: ModelOn<'vllm'>): readonly Alarm[] =>
  copies.desired === 0
    ? []
    : [
        {
          name: `model-${name}-too-few-copies`,
          metric: { ...ofTargets(name, 'HealthyHostCount'), statistic: 'Maximum' },
          limit: { below: copies.desired },
          periods: 3,
        },
      ];

const ofTargets = (model: string, name: string): Metric => ({
  namespace: 'AWS/ApplicationELB',
  name,
  dimensions: { LoadBalancer: LOAD_BALANCER, TargetGroup: the(targets(model), 'TargetGroupFullName') },
  labelled: true,
});

/** `app/<name>/<id>`: parts of the listener's ARN, `…:listener/app/<name>/<id of the balancer>/<id>`. */
const LOAD_BALANCER = [1, 2, 3].map((part) => the(LISTENER, partOf('/', part))).join('/');
