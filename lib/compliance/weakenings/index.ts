import type { Deployment } from '../../config/deployment';
import { accountRuleWeakenings } from './account-rules';
import { accountSettingWeakenings } from './account-settings';
import { auditWeakenings } from './audit';
import { bearerWeakenings } from './bearer';
import { callerWeakenings } from './callers';
import { clientWeakenings } from './clients';
import { dataClassWeakenings } from './data-classes';
import { importWeakenings } from './imports';
import { jurisdictionWeakenings } from './jurisdiction';
import { liveProofWeakenings } from './live-proof';
import { modelWeakenings } from './models';
import { networkWeakenings } from './network';
import { publisherWeakenings } from './publishers';
import { secondOpinionWeakenings } from './second-opinion';
import type { FindWeakenings, Weakening } from './weakening';

export type { Weakening };

const SECTIONS: readonly FindWeakenings[] = [
  jurisdictionWeakenings,
  dataClassWeakenings,
  secondOpinionWeakenings,
  networkWeakenings,
  importWeakenings,
  auditWeakenings,
  publisherWeakenings,
  modelWeakenings,
  callerWeakenings,
  bearerWeakenings,
  clientWeakenings,
  accountSettingWeakenings,
  accountRuleWeakenings,
  liveProofWeakenings,
];

/** Every weakening of a deployment file, in the order of the file. Part of the compliance report. */
export const weakenings = (deployment: Deployment): readonly Weakening[] =>
  SECTIONS.flatMap((find) => find(deployment));
