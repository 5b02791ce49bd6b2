import { check, modelCheck } from './check';
import { factsIfKnown } from './region';
import { repeated } from './repeated';

/** A load balancer can use certificates of its own partition, region and account only. */
export const certificateIsLocal = modelCheck(
  ['vllm'],
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
export const hostNamesDiffer = check(['models'], ({ models }) => {
  const names = models.flatMap((model, index) =>
    model.host === 'vllm' ? [{ hostName: model.certificate.hostName, index }] : [],
  );
  return repeated(names, ({ hostName }) => hostName).map(({ item }) => ({
    path: `models[${item.index}].certificate.hostName`,
    got: item.hostName,
    allowed: 'a host name no other model has',
    fix: 'give each model a name of its own',
  }));
});
