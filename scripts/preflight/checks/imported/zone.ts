import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, listed, notThere } from './as-vouched';

/** Whether the hosted zone is private, has the name of the file, and answers in the VPC. */
export async function checkImportedZone(
  { of, name, vpc }: PrerequisiteOf<'imported-zone'>,
  { api, region }: Pick<Account, 'api' | 'region'>,
): Promise<Answer> {
  const look = `aws route53 get-hosted-zone --region ${region} --id ${of.id}`;
  const xml = await unlessAbsent(api.hostedZone(of.id), 'NoSuchHostedZone');
  if (xml === undefined) return notThere(of, region, look);
  const [, found = ''] = /<HostedZone>.*?<Name>([^<]+)<\/Name>/s.exec(xml) ?? [];
  const vpcs = [...xml.matchAll(/<VPCId>([^<]+)<\/VPCId>/g)].map(([, id]) => id);
  return asVouched(
    of,
    [
      ...(/<PrivateZone>true<\/PrivateZone>/i.test(xml)
        ? []
        : ['it is public: the internet would see the host names and addresses of models']),
      ...(found === `${name}.` ? [] : [`its name is ${found.replace(/\.$/, '')}; the file says ${name}`]),
      ...(vpcs.includes(vpc)
        ? []
        : [`it is associated with ${listed(vpcs)}; names of it do not resolve in ${vpc}`]),
    ],
    look,
  );
}
