import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Lane } from '../../policy/lane';
import { type LaneRecord, laneEntries } from './lane-record';
import { LANE_PREFIX, STAGE } from './routes';

export interface BaseUrlsProps {
  readonly routers: LaneRecord<unknown>;
  readonly restApiId: string;
  readonly vpcEndpointId: string;
}

/** The name an output starts with, by lane. */
const TITLE = { open: 'Open', sealed: 'Sealed' } as const satisfies Record<Lane, string>;

/**
 * What clients are configured with, as stack outputs, the stage included: `OpenBaseUrl` where private DNS of an
 * execute-api endpoint applies (the deployment's VPC, and those of `clients.endpoints`), `OpenEndpointBaseUrl`
 * for clients that come in by peering, transit gateway or VPN (`clients.cidrs`); likewise for the sealed lane.
 */
export class BaseUrls extends Construct {
  constructor(scope: Construct, id: string, { routers, restApiId, vpcEndpointId }: BaseUrlsProps) {
    super(scope, id);
    const { region, urlSuffix } = Stack.of(this);
    const url = (host: string, lane: Lane) =>
      `https://${host}.execute-api.${region}.${urlSuffix}/${STAGE}${LANE_PREFIX[lane]}/v1`;

    for (const [lane] of laneEntries(routers)) {
      this.output(`${TITLE[lane]}BaseUrl`, url(restApiId, lane), `Base URL of the ${lane} lane`);
      this.output(
        `${TITLE[lane]}EndpointBaseUrl`,
        url(`${restApiId}-${vpcEndpointId}`, lane),
        `Base URL of the ${lane} lane for clients outside the VPC that reach its endpoint`,
      );
    }
  }

  private output(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description }).overrideLogicalId(name);
  }
}
