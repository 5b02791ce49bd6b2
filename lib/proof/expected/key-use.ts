import type { Basis } from './basis';

/** The condition that a key is used through these services, and by no call of the role's own to KMS. */
export const throughServices = ({ deployment, dnsSuffix }: Basis, ...services: readonly string[]) => ({
  StringEquals: { 'kms:ViaService': services.map((one) => `${one}.${deployment.region}.${dnsSuffix}`) },
});
