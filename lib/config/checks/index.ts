import {
  bearerLanesExist,
  bearerTakesSomething,
  callersHaveCredentials,
  credentialsAreTaken,
  lanesHaveCallers,
  principalsAreTaken,
  tokensDiffer,
} from './bearer';
import { bedrockModelAnswersHere, bedrockModelIsKnown } from './bedrock-models';
import { callerModelsExist, callerNamesDiffer, principalsCanCall, principalsDiffer } from './callers';
import { ceilingsAreLowered } from './ceilings';
import { certificateIsLocal, hostNamesDiffer } from './certificates';
import type { Check } from './check';
import { modelFitsGpus } from './gpu-memory';
import { bedrockHasGuardrail } from './guardrail';
import { instanceTypeIsKnown, instanceTypeIsOffered } from './instance-types';
import { licencePermits } from './licences';
import { endpointNameFits, fallbacksExist, modelNamesDiffer } from './model-names';
import { clientsAreNamed, networkSize, prefixListsAreKnown } from './network';
import { parsersAreKnown } from './parsers';
import { PROFILE_CHECKS } from './profiles';
import { regionIsKnown } from './region';
import { nameIsFreeInEcs } from './reserved-names';
import { opinionIsAsked, opinionIsOffered, opinionKeepsNothing, opinionZonesExist } from './second-opinion';
import { callersAreServed, classesAreServed, modelsAreReached } from './served-classes';
import { modelsChat } from './tasks';
import { tokenLimits } from './token-limits';
import { callersUnservedIsTrue, unservedIsTrue } from './unserved-classes';
import { zonesBelongToRegion, zonesDiffer } from './zones';

/** Every rule over a deployment's values together, in the order their problems are told. */
export const CHECKS: readonly Check[] = [
  regionIsKnown,
  nameIsFreeInEcs,
  zonesBelongToRegion,
  zonesDiffer,
  networkSize,
  prefixListsAreKnown,
  ceilingsAreLowered,
  opinionIsOffered,
  opinionKeepsNothing,
  opinionZonesExist,
  opinionIsAsked,
  modelNamesDiffer,
  fallbacksExist,
  endpointNameFits,
  modelsChat,
  parsersAreKnown,
  tokenLimits,
  instanceTypeIsKnown,
  instanceTypeIsOffered,
  modelFitsGpus,
  licencePermits,
  certificateIsLocal,
  hostNamesDiffer,
  bedrockModelIsKnown,
  bedrockModelAnswersHere,
  ...PROFILE_CHECKS,
  bedrockHasGuardrail,
  callerNamesDiffer,
  callerModelsExist,
  principalsDiffer,
  principalsCanCall,
  tokensDiffer,
  bearerTakesSomething,
  bearerLanesExist,
  lanesHaveCallers,
  callersHaveCredentials,
  credentialsAreTaken,
  principalsAreTaken,
  clientsAreNamed,
  classesAreServed,
  unservedIsTrue,
  callersUnservedIsTrue,
  callersAreServed,
  modelsAreReached,
];
