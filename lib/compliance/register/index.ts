import type { Deployment } from '../../config/deployment';
import type { Acknowledgement } from '../acknowledgement';
import { audit } from './audit';
import { foundation } from './foundation';
import { gateway } from './gateway';
import { inference } from './inference';
import { operations } from './operations';

/** The whole register: every deviation from a compliance pack this blueprint accepts, in one place to read. */
export const register: readonly Acknowledgement[] = [
  ...foundation,
  ...audit,
  ...inference,
  ...gateway,
  ...operations,
];

/** What a deployment may rely on: the register, and what its own file accepts. */
export const acknowledgementsFor = ({
  acceptedFindings,
}: Pick<Deployment, 'acceptedFindings'>): readonly Acknowledgement[] => [...register, ...acceptedFindings];
