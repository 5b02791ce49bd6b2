import { factsIfKnown } from '../../../config/facts/regions';
import { type HostCheck, modelCheck } from '../../../config/host-check';
import { repeated } from '../../../config/repeated';
import type { VllmModel } from '../schema';

/** A load balancer can use certificates of its own partition, region and account only. */
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

/** Each host name points to one load balancer. */
export const hostNamesDiffer: HostCheck<VllmModel> = (models) =>
  repeated(models, ({ model }) => model.certificate.hostName).map(({ item: { model, path } }) => ({
    path: `${path}.certificate.hostName`,
    got: model.certificate.hostName,
    allowed: 'a host name no other model has',
    fix: 'give each model a name of its own',
  }));
