import type { Deployment } from '../../config/deployment';
import type { Acknowledgement } from '../acknowledgement';
import { gateway } from './gateway';
import { inference } from './inference';
import { network } from './network';
import { operations } from './operations';
import { permissions } from './permissions';
import { storage } from './storage';

/** The register: every deviation from a compliance pack that this blueprint accepts. */
export const register: readonly Acknowledgement[] = [
  ...permissions,
  ...network,
  ...storage,
  ...inference,
  ...gateway,
  ...operations,
];

/** The acknowledgements that a deployment may rely on: the register, and those of its own file. */
export const acknowledgementsFor = ({
  acceptedFindings,
}: Pick<Deployment, 'acceptedFindings'>): readonly Acknowledgement[] => [...register, ...acceptedFindings];
