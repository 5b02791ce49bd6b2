import { factsIfKnown } from '../../../config/facts/regions';
import { type HostCheck, modelCheck } from '../../../config/host-check';
import { repeated } from '../../../config/repeated';
import type { VllmModel } from '../schema';

/** The certificate is in the deployment's partition, region and account: a load balancer can use no other. */
export const certificateIsLocal = modelCheck<VllmModel>()(
  ['region', 'account'],
  (model, path, { region, account }) => {
    const facts = factsIfKnown(region);
    if (!facts) return [];
    const expected = `arn:${facts.partition}:acm:${region}:${account}:certificate/`;
    if (model.certificate.arn.startsWith(expected)) return [];
    return [
      {
        path: `${path}.certificate.arn`,
        got: model.certificate.arn,
        allowed: `${expected}…`,
        fix: 'request or import the certificate in this region and account, and write its ARN',
      },
    ];
  },
);

/** No two models have the same host name. */
export const hostNamesDiffer: HostCheck<VllmModel> = (models) =>
  repeated(models, ({ model }) => model.certificate.hostName).map(({ item: { model, path } }) => ({
    path: `${path}.certificate.hostName`,
    got: model.certificate.hostName,
    allowed: 'a host name no other model has',
    fix: 'give each model a name of its own',
  }));
