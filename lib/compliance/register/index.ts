import type { Deployment } from '../../config/deployment';
import type { Acknowledgement } from '../acknowledgement';
import { audit } from './audit';
import { foundation } from './foundation';
import { gateway } from './gateway';
import { inference } from './inference';
import { operations } from './operations';

/** The register: every deviation from a compliance pack that this blueprint accepts. */
export const register: readonly Acknowledgement[] = [
  ...foundation,
  ...audit,
  ...inference,
  ...gateway,
  ...operations,
];

/** The acknowledgements that a deployment may rely on: the register, and those of its own file. */
export const acknowledgementsFor = ({
  acceptedFindings,
}: Pick<Deployment, 'acceptedFindings'>): readonly Acknowledgement[] => [...register, ...acceptedFindings];
