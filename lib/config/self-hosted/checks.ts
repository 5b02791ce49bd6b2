import type { HostCheck } from '../host-check';
import { imagesAreNotOverruled } from './abilities';
import { formsAreServed } from './extras';
import { modelFitsGpus } from './gpu-memory';
import { modelFitsMemory } from './host-memory';
import { type Hosting, instanceTypeIsKnown, instanceTypeIsOffered, type OnInstances } from './instance-types';
import {
  parsersAreKnown,
  reasoningParserIsItsOwn,
  reasoningParserIsNeeded,
  thinkingIsSeparated,
} from './parsers';
import { baseIsKnown, licencePermits, oneTaskIsConfirmed, weightsAreServed } from './weights';

/** The rules for models whose weights the account holds, on instances of these types. */
export const selfHostedChecks = <M extends OnInstances>(hosting: Hosting): readonly HostCheck<M>[] => [
  baseIsKnown,
  weightsAreServed,
  oneTaskIsConfirmed,
  imagesAreNotOverruled,
  formsAreServed,
  parsersAreKnown,
  reasoningParserIsNeeded,
  reasoningParserIsItsOwn,
  thinkingIsSeparated,
  instanceTypeIsKnown(hosting),
  instanceTypeIsOffered(hosting),
  modelFitsGpus(hosting),
  modelFitsMemory(hosting),
  licencePermits,
];
