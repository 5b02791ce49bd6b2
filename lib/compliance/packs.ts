import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';

/** The rule packs every synth runs, warnings included. A new instance a synth: packs keep their findings. */
export function compliancePacks(): readonly NagPack[] {
  const verbose = { verbose: true };
  return [
    new AwsSolutionsChecks(undefined, verbose),
    new HIPAASecurityChecks(undefined, verbose),
    new NIST80053R5Checks(undefined, verbose),
    new PCIDSS321Checks(undefined, verbose),
    new ServerlessChecks(undefined, verbose),
  ];
}
