import {
  type CertificateDetail,
  DescribeCertificateCommand,
  GetCertificateCommand,
} from '@aws-sdk/client-acm';
import { readCaBundle } from '../../../lib/config/ca-bundle';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { unlessAbsent } from '../../account/unless-absent';
import type { PrerequisiteOf } from '../prerequisite';
import { mistrustOfChain, PUBLIC_ROOTS } from './certificate-trust';

/** Whether the certificate of a `vllm` model is issued, covers its host name, and is one that the router trusts. */
export async function checkCertificate(
  prerequisite: PrerequisiteOf<'certificate'>,
  { acm, region }: Pick<Account, 'acm' | 'region'>,
): Promise<Missing | undefined> {
  const { model, arn, hostName } = prerequisite;
  const request = `aws acm request-certificate --region ${region} --domain-name ${hostName} --certificate-authority-arn "$CERTIFICATE_AUTHORITY_ARN"`;
  const put = `Set CERTIFICATE_AUTHORITY_ARN to the ARN of the private authority, request a certificate, and write its ARN into certificate.arn of ${model}.`;
  const described = acm.send(new DescribeCertificateCommand({ CertificateArn: arn }));
  const certificate = (await unlessAbsent(described, 'ResourceNotFoundException'))?.Certificate;
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
  if (names.some((name) => covers(name, hostName)))
    return untrusted(prerequisite, certificate, { acm, region });
  return {
    words: `The certificate of ${model} is for ${[...new Set(names)].join(', ')}; its host name is ${hostName}. ${put}`,
    commands: [request],
  };
}

/**
 * Why every call of the router would fail. It trusts the bundle alone where there is one, and otherwise the public
 * authorities, among which is the one of certificates that ACM issues by itself.
 */
async function untrusted(
  { model, arn, caBundle }: PrerequisiteOf<'certificate'>,
  { Type, CertificateAuthorityArn }: CertificateDetail,
  { acm, region }: Pick<Account, 'acm' | 'region'>,
): Promise<Missing | undefined> {
  if (Type === 'AMAZON_ISSUED' && !CertificateAuthorityArn && caBundle === undefined) return undefined;
  const isPrivate = Type === 'PRIVATE' || CertificateAuthorityArn !== undefined;
  const { Certificate = '', CertificateChain = '' } = await acm.send(
    new GetCertificateCommand({ CertificateArn: arn }),
  );
  const chain = readCaBundle(`${Certificate}\n${CertificateChain}`).certificates;
  const roots = caBundle === undefined ? PUBLIC_ROOTS() : readCaBundle(caBundle).certificates;
  const mistrust = mistrustOfChain(chain, roots);
  if (mistrust === undefined) return undefined;
  const authority = isPrivate ? `a private authority (${CertificateAuthorityArn})` : mistrust;
  return {
    words: `The certificate of ${model} is signed by ${authority}, ${
      caBundle === undefined
        ? 'and the router trusts public authorities only'
        : 'and certificate.caBundle leads to no root of it'
    }: every call would fail. Write the certificates of the authority, up to the root that signs itself, into certificate.caBundle of ${model}; or take a certificate of another authority. The command prints what ACM has of them.`,
    commands: [
      `aws acm get-certificate --region ${region} --certificate-arn ${arn} --query CertificateChain --output text`,
    ],
  };
}

/** A wildcard matches one label: `*.llm.example.com` covers `a.llm.example.com` and nothing deeper. */
function covers(name: string, hostName: string): boolean {
  if (!name.startsWith('*.')) return name.toLowerCase() === hostName;
  const [, ...rest] = hostName.split('.');
  return rest.join('.') === name.slice(2).toLowerCase();
}
