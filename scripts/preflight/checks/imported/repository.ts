import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import { type Answer, warning } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, notThere } from './as-vouched';

/** Whether the image repository is there, keeps each tag where it is, encrypts with a key of KMS, and scans. */
export async function checkImportedRepository(
  { of, account }: PrerequisiteOf<'imported-repository'>,
  { ecr, region }: Pick<Account, 'ecr' | 'region'>,
): Promise<Answer> {
  const look = `aws ecr describe-repositories --region ${region} --registry-id ${account} --repository-names ${of.id}`;
  const described = ecr.send(
    new DescribeRepositoriesCommand({ registryId: account, repositoryNames: [of.id] }),
  );
  const [found] = (await unlessAbsent(described, 'RepositoryNotFoundException'))?.repositories ?? [];
  if (!found) return notThere(of, region, look);
  const { imageTagMutability, encryptionConfiguration, imageScanningConfiguration } = found;
  const encryption = encryptionConfiguration?.encryptionType ?? 'AES256';
  const problems = [
    ...(imageTagMutability === 'IMMUTABLE' ? [] : [`its tags are ${imageTagMutability}, not IMMUTABLE`]),
    ...(encryption.startsWith('KMS') ? [] : [`it encrypts with ${encryption}, not with a key of KMS`]),
  ];
  if (problems.length > 0 || imageScanningConfiguration?.scanOnPush) return asVouched(of, problems, look);
  return warning(
    `The image repository ${of.id} does not scan by itself. Ask ${of.by.name} whether a rule of the registry scans its images.`,
    `aws ecr get-registry-scanning-configuration --region ${region}`,
  );
}
