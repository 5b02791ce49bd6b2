import { DescribeCertificateCommand } from '@aws-sdk/client-acm';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether the certificate of a `vllm` model is issued and covers its host name. */
export async function checkCertificate(
  { model, arn, hostName }: PrerequisiteOf<'certificate'>,
  { acm, region }: Pick<Account, 'acm' | 'region'>,
): Promise<Missing | undefined> {
  const request = `aws acm request-certificate --region ${region} --domain-name ${hostName} --certificate-authority-arn <private CA ARN>`;
  const put = `Write its ARN into certificate.arn of ${model}.`;
  const certificate = await acm
    .send(new DescribeCertificateCommand({ CertificateArn: arn }))
    .then(({ Certificate }) => Certificate)
    .catch((error: Error) => {
      if (error.name !== 'ResourceNotFoundException') throw error;
      return undefined;
    });
  if (!certificate) {
    return { words: `The certificate of ${model}, ${arn}, does not exist. ${put}`, commands: [request] };
  }
  if (certificate.Status !== 'ISSUED') {
    return {
      words: `The certificate of ${model} is ${certificate.Status}; it must be ISSUED.`,
      commands: [`aws acm describe-certificate --region ${region} --certificate-arn ${arn}`],
    };
  }
  const names = [certificate.DomainName ?? '', ...(certificate.SubjectAlternativeNames ?? [])];
  if (names.some((name) => covers(name, hostName))) return undefined;
  return {
    words: `The certificate of ${model} is for ${[...new Set(names)].join(', ')}; its host name is ${hostName}. ${put}`,
    commands: [request],
  };
}

/** A wildcard matches one label: `*.llm.example.com` covers `a.llm.example.com` and nothing deeper. */
function covers(name: string, hostName: string): boolean {
  if (!name.startsWith('*.')) return name.toLowerCase() === hostName;
  const [, ...rest] = hostName.split('.');
  return rest.join('.') === name.slice(2).toLowerCase();
}
