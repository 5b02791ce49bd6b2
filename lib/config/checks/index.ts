import {
  accountRolesAreAtHome,
  boundaryIsAtHome,
  demandedTagsAreThere,
  pathIsFree,
  roleNamesAreTaken,
  roleTagsAreTaken,
} from './account-rules';
import { blocksAreApart, clientsArePrivate, vpcIsPrivate } from './addresses';
import { administratorsAreAtHome, administratorsDiffer } from './administrators';
import {
  bearerLanesExist,
  bearerTakesSomething,
  callersHaveCredentials,
  credentialsAreTaken,
  lanesHaveCallers,
  principalsAreTaken,
  tokensDiffer,
} from './bearer';
import { boundaryIsVouchedFor } from './boundary-document';
import { callerFitsAudience, claimIdentifiesCaller } from './caller-claim';
import { callerModelsExist, callerNamesDiffer, principalsCanCall, principalsDiffer } from './callers';
import { ceilingsAreLowered } from './ceilings';
import type { Check } from './check';
import { confirmationsFollowFacts } from './confirmations';
import { fallbacksAreUsed } from './fallbacks';
import { hostsHold } from './hosts';
import {
  hubsAreElsewhere,
  importedEndpointsDiffer,
  importedEndpointsHaveVpc,
  lanesAreToldApart,
} from './imported-endpoints';
import { importedKeysAreAtHome, importedKeysDiffer } from './imported-keys';
import {
  importedRolesAreAtHome,
  importedRolesAreThoseInUse,
  importedRolesDiffer,
  importedRolesFollowRules,
  importedRolesHaveNames,
} from './imported-roles';
import { importedRolesAreNamedOnce, importedRolesCanBeMade } from './imported-roles-apart';
import {
  importedGroupsAreThoseInUse,
  importedGroupsDiffer,
  importedGroupsHaveVpc,
} from './imported-security-groups';
import { importedTopicIsAtHome } from './imported-topic';
import { furtherBlocksAreOwn, importedSubnetsAreApart, importedSubnetsFollowZones } from './imported-vpc';
import { hostNamesAreInZone, importedZoneHasVpc } from './imported-zone';
import { jurisdictionsAreKnown, jurisdictionsDiffer, ownJurisdictionIsNamed } from './jurisdiction';
import { liveProofIsRun, liveProofRunnersDiffer, liveProofRunsInPartition } from './live-proof';
import { archiveIsElsewhere, archiveIsInRegion } from './log-archive';
import {
  answersAreText,
  bedrockHasGuardrail,
  fallbacksAnswerAlike,
  fallbacksExist,
  modelNamesDiffer,
  thinkingIsPossible,
  tokenLimits,
} from './models';
import { nameIsFreeInAws, namesAreFree } from './names';
import { networkSize, prefixListsAreKnown, prefixListsAreTheRegions } from './network';
import { publishersAreAtHome, publishersDiffer } from './publishers';
import { regionIsKnown, zonesBelongToRegion, zonesDiffer } from './region';
import { opinionIsNeeded, opinionIsOffered, opinionKeepsNothing, opinionZonesExist } from './second-opinion';
import { callersAreServed, classesAreServed, modelsAreReached } from './served-classes';
import { tagsAreTaken } from './tags';
import { callersUnservedIsTrue, unservedIsTrue } from './unserved-classes';

/** Every check, in the order in which problems are reported. */
export const CHECKS: readonly Check[] = [
  regionIsKnown,
  zonesBelongToRegion,
  zonesDiffer,
  jurisdictionsAreKnown,
  ownJurisdictionIsNamed,
  jurisdictionsDiffer,
  namesAreFree,
  nameIsFreeInAws,
  networkSize,
  vpcIsPrivate,
  importedSubnetsFollowZones,
  importedSubnetsAreApart,
  furtherBlocksAreOwn,
  importedEndpointsHaveVpc,
  importedEndpointsDiffer,
  hubsAreElsewhere,
  lanesAreToldApart,
  importedKeysAreAtHome,
  importedKeysDiffer,
  importedTopicIsAtHome,
  importedZoneHasVpc,
  hostNamesAreInZone,
  importedRolesAreThoseInUse,
  importedRolesAreAtHome,
  importedRolesDiffer,
  importedRolesAreNamedOnce,
  importedRolesCanBeMade,
  importedRolesHaveNames,
  importedRolesFollowRules,
  importedGroupsHaveVpc,
  importedGroupsAreThoseInUse,
  importedGroupsDiffer,
  prefixListsAreKnown,
  prefixListsAreTheRegions,
  ceilingsAreLowered,
  publishersAreAtHome,
  publishersDiffer,
  archiveIsInRegion,
  archiveIsElsewhere,
  liveProofIsRun,
  liveProofRunsInPartition,
  liveProofRunnersDiffer,
  opinionIsOffered,
  opinionKeepsNothing,
  opinionZonesExist,
  opinionIsNeeded,
  modelNamesDiffer,
  fallbacksExist,
  fallbacksAnswerAlike,
  answersAreText,
  tokenLimits,
  thinkingIsPossible,
  hostsHold,
  confirmationsFollowFacts,
  bedrockHasGuardrail,
  callerNamesDiffer,
  callerModelsExist,
  principalsDiffer,
  principalsCanCall,
  tokensDiffer,
  claimIdentifiesCaller,
  callerFitsAudience,
  bearerTakesSomething,
  bearerLanesExist,
  lanesHaveCallers,
  callersHaveCredentials,
  credentialsAreTaken,
  principalsAreTaken,
  clientsArePrivate,
  blocksAreApart,
  classesAreServed,
  unservedIsTrue,
  callersUnservedIsTrue,
  callersAreServed,
  modelsAreReached,
  fallbacksAreUsed,
  tagsAreTaken,
  boundaryIsAtHome,
  boundaryIsVouchedFor,
  pathIsFree,
  roleNamesAreTaken,
  roleTagsAreTaken,
  demandedTagsAreThere,
  accountRolesAreAtHome,
  administratorsAreAtHome,
  administratorsDiffer,
];
