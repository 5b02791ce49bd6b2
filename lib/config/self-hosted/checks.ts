import type { HostCheck } from '../host-check';
import { modelFitsGpus } from './gpu-memory';
import { type Hosting, instanceTypeIsKnown, instanceTypeIsOffered, type OnInstances } from './instance-types';
import { licencePermits } from './licences';
import { parsersAreKnown, reasoningParserIsNeeded } from './parsers';
import { weightsChat } from './tasks';

/** What must hold of models whose weights the account keeps, on instances of these types. */
export const selfHostedChecks = <M extends OnInstances>(hosting: Hosting): readonly HostCheck<M>[] => [
  weightsChat,
  parsersAreKnown,
  reasoningParserIsNeeded,
  instanceTypeIsKnown(hosting),
  instanceTypeIsOffered(hosting),
  modelFitsGpus(hosting),
  licencePermits,
];
