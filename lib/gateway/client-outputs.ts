import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { basePath } from '../../policy/endpoints';
import type { Lane } from '../../policy/lane';
import { arnIn } from '../plan/arns';
import { type LaneRecord, laneEntries } from '../plan/lane-record';
import { STAGE } from '../plan/routes';

export interface ClientOutputsProps {
  /** The lanes the API has. */
  readonly routers: LaneRecord<unknown>;
  readonly restApiId: string;
  readonly vpcEndpointId: string;
}

/** The prefix of an output's name, by lane. */
const TITLE = { open: 'Open', sealed: 'Sealed' } as const satisfies Record<Lane, string>;

/**
 * The values that clients need, as stack outputs. Base URLs include the stage. `OpenBaseUrl` is for networks with the
 * private DNS of an execute-api endpoint: the deployment's VPC, and those of `clients.endpoints`.
 * `OpenEndpointBaseUrl` is for clients behind peering, a transit gateway or a VPN (`clients.cidrs`). The sealed lane
 * has the same two. `InvokeArn` is the resource for `execute-api:Invoke` in a caller's role. docs/guides/ways-in.md
 * describes each way in.
 */
export class ClientOutputs extends Construct {
  constructor(scope: Construct, id: string, { routers, restApiId, vpcEndpointId }: ClientOutputsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const { region, urlSuffix } = stack;
    const url = (host: string, lane: Lane) =>
      `https://${host}.execute-api.${region}.${urlSuffix}/${STAGE}${basePath(lane)}`;

    for (const [lane] of laneEntries(routers)) {
      this.output(`${TITLE[lane]}BaseUrl`, url(restApiId, lane), `Base URL of the ${lane} lane`);
      this.output(
        `${TITLE[lane]}EndpointBaseUrl`,
        url(`${restApiId}-${vpcEndpointId}`, lane),
        `Base URL of the ${lane} lane for clients outside the VPC that reach its endpoint`,
      );
    }
    this.output(
      'InvokeArn',
      arnIn(stack, 'execute-api', `${restApiId}/${STAGE}/*`),
      "What a caller's role needs execute-api:Invoke on",
    );
  }

  private output(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description }).overrideLogicalId(name);
  }
}
