import type { DeploymentInput } from '../../../lib/config/deployment';
import { BEDROCK, deploymentWith, VLLM } from '../network/fixture';

const PRINCIPAL = 'arn:aws:iam::111122223333:role/claims';

/** The open lane accepts tokens and API keys, the sealed lane IAM. One caller has both, one only an API key. */
export const bearerDeployment = (bearer: Partial<DeploymentInput['bearer']> = {}) =>
  deploymentWith([VLLM, BEDROCK], {
    bearer: {
      lanes: ['open'],
      oidc: { issuer: 'https://login.example.eu/realms/bank', audience: 'llm', callerClaim: 'azp' },
      apiKeys: true,
      cacheSeconds: 90,
      ...bearer,
    },
    callers: [
      { name: 'claims', floor: 'public', principals: [PRINCIPAL], tokens: ['claims-app'], apiKeys: true },
      { name: 'records', floor: 'restricted', principals: [`${PRINCIPAL}-records`], apiKeys: true },
      { name: 'batch', floor: 'public', models: ['large'], principals: [`${PRINCIPAL}-batch`] },
    ],
  });
