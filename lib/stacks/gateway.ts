import type { Construct } from 'constructs';
import { type CallerAuthorizer, callerAuthorizer } from '../gateway/caller-authorizer';
import { ChainHeadsSigner } from '../gateway/chain-heads-signer';
import { ClientOutputs } from '../gateway/client-outputs';
import { Firewall } from '../gateway/firewall';
import { laneRouters } from '../gateway/lane-routers';
import { PrivateApi } from '../gateway/private-api';
import type { Plan } from '../plan/plan';
import type { FoundationResources } from '../resources/foundation-resources';
import type { ApiDimensions, GatewayResources } from '../resources/gateway-resources';
import type { InferenceResources } from '../resources/inference-resources';
import { DeploymentStack } from './deployment-stack';

export interface GatewayStackProps {
  readonly plan: Plan;
  readonly foundation: FoundationResources;
  readonly inference: InferenceResources;
}

/**
 * The entry: one router function per lane, the private API in front of them, the firewall in front of the API; and the
 * function that signs what the routers recorded.
 */
export class GatewayStack extends DeploymentStack implements GatewayResources {
  readonly routers: GatewayResources['routers'];
  readonly authorizer?: CallerAuthorizer;
  readonly chainHeads: GatewayResources['chainHeads'];
  readonly api: ApiDimensions;
  readonly firewallName: string;

  constructor(scope: Construct, { plan, foundation, inference }: GatewayStackProps) {
    const { deployment } = plan;
    super(scope, 'gateway', deployment);

    this.routers = laneRouters(this, { plan, foundation, inference });
    this.authorizer = callerAuthorizer(this, plan, foundation);
    this.chainHeads = new ChainHeadsSigner(this, 'ChainHeads', { plan, foundation });
    const api = new PrivateApi(this, 'Api', {
      deployment,
      routers: this.routers,
      routes: plan.routes,
      authorizer: this.authorizer?.authorizer,
      api: foundation.api,
      encryptionKey: foundation.keys.data,
    });
    const firewall = new Firewall(this, 'Firewall', {
      name: deployment.name,
      stage: api.stage,
      logGroup: foundation.api.firewallLogs,
    });
    new ClientOutputs(this, 'ClientOutputs', {
      routers: this.routers,
      restApiId: api.restApi.restApiId,
      vpcEndpointId: foundation.api.endpoint.vpcEndpointId,
    });

    this.api = api.deployed;
    this.firewallName = firewall.name;
  }
}
