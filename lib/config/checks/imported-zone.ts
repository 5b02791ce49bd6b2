import { isOn } from '../model';
import { sectionCheck } from './check';

/** An imported zone answers in an imported VPC: nothing associates it with a VPC that does not exist yet. */
export const importedZoneHasVpc = sectionCheck(['imports'], ({ imports: { vpc, hostedZone } }) =>
  vpc || !hostedZone
    ? []
    : [
        {
          path: 'imports.hostedZone',
          got: hostedZone.id,
          allowed: 'an imported zone together with imports.vpc, the VPC that it is associated with',
          fix: 'import the VPC too; or remove the zone, and the deployment creates one for each model',
        },
      ],
);

/** The host name of each model is in the imported zone. */
export const hostNamesAreInZone = sectionCheck(['imports', 'models'], ({ imports: { hostedZone }, models }) =>
  models.flatMap((model, index) => {
    if (!hostedZone || !isOn(model, 'vllm')) return [];
    const { hostName } = model.certificate;
    if (hostName === hostedZone.name || hostName.endsWith(`.${hostedZone.name}`)) return [];
    return [
      {
        path: `models[${index}].certificate.hostName`,
        got: hostName,
        allowed: `a name in ${hostedZone.name}, the zone that the deployment imports`,
        fix: `take a name such as ${model.name}.${hostedZone.name}, and a certificate for it; or remove imports.hostedZone`,
      },
    ];
  }),
);
