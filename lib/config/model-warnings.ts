import type { X509Certificate } from 'node:crypto';
import { readCaBundle, subjectOf } from './ca-bundle';
import { publicSite } from './facts/taken-domains';
import { advisoriesOn, vllmIn } from './facts/vllm-advisories';
import { isSelfHosted, type Model, type SelfHostedModel } from './model';
import { weightsFacts } from './self-hosted/weights-facts';
import type { Warning } from './warning';

/** What a self-hosted model relies on and the blueprint cannot check. Pure: the clock is an argument. */
export function modelWarnings(model: Model, path: string, now: Date): readonly Warning[] {
  return isSelfHosted(model) ? RULES.flatMap((rule) => rule(model, path, now)) : [];
}

/** Nothing starts from an image that is not pinned; weights that are not pinned are read as they are. */
const notPinned: Rule = ({ image, weights }, path) => {
  const things = [
    ...(image.digest === undefined ? [`image ${image.source}`] : []),
    ...(weights.manifest === undefined ? [`weights ${weights.source}`] : []),
  ];
  const risks = [
    ...(image.digest === undefined
      ? ['no copy can start, because the template names no image that exists']
      : []),
    ...(weights.manifest === undefined
      ? ['what the bucket has for weights is served without a comparison']
      : []),
  ];
  if (things.length === 0) return [];
  return [
    {
      path,
      got: `${things.join(' and ')}, not pinned`,
      why: `neither the file nor the lock file beside it pins ${things.length === 1 ? 'it' : 'them'}: ${risks.join('; ')}`,
      next: 'stage what is missing, and review what that writes into the lock file like code',
    },
  ];
};

type Rule = (model: SelfHostedModel, path: string, now: Date) => readonly Warning[];

const unknownWeights: Rule = ({ weights }, path) => {
  if (weightsFacts(weights) || weights.chatConfirmedOn || weights.embeddingConfirmedOn) return [];
  return [
    {
      path: `${path}.weights.source`,
      got: weights.source,
      why: 'the catalogue does not have these weights, so nothing checks that they answer chat requests, fit the GPUs and may be used',
      next: "read the model card and add weights.chatConfirmedOn with today's date, or add the facts to lib/config/facts/models.json",
    },
  ];
};

const unknownReasoning: Rule = ({ weights, parsers }, path) => {
  if (weightsFacts(weights) || parsers?.reasoning || weights.embeddingConfirmedOn) return [];
  return [
    {
      path: `${path}.parsers.reasoning`,
      got: 'nothing',
      why: `the catalogue does not have ${weights.source}: if these weights reason before they answer, callers see the reasoning`,
      next: 'name the reasoning parser that the model card names for vLLM, or none',
    },
  ];
};

/** `none` is no other parser: without one, tools are refused, and thinking that shows is a named weakening. */
const otherParsers: Rule = ({ weights, parsers }, path) => {
  const facts = weightsFacts(weights);
  if (!facts) return [];
  const kinds = [
    ['reasoning', facts.reasoningParser, 'callers may see its thinking, or miss a part of its answers'],
    ['tools', facts.toolParser, 'its tool calls may reach callers as text, or not at all'],
  ] as const;
  return kinds.flatMap(([kind, known, risk]) => {
    const named = parsers?.[kind];
    if (named === undefined || named === 'none' || named === known) return [];
    return [
      {
        path: `${path}.parsers.${kind}`,
        got: named,
        why: `the catalogue has ${known ?? 'no such parser'} for ${facts.source}: with another, ${risk}`,
        next: `remove it${known ? ` to take ${known}` : ''}; or try it on the serving image, and keep it if thinking, text and tool calls come out apart`,
      },
    ];
  });
};

const unknownVllm: Rule = ({ image }, path) => {
  if (image.vllm ?? vllmIn(image.source)) return [];
  return [
    {
      path: `${path}.image.source`,
      got: image.source,
      why: 'the name does not contain the version of vLLM, so it is not checked against published advisories',
      next: 'add image.vllm: the version that vllm --version prints in the image',
    },
  ];
};

const publishedAdvisories: Rule = ({ image }, path) => {
  const version = image.vllm ?? vllmIn(image.source);
  const advisories = version === undefined ? [] : advisoriesOn(version);
  const words = advisories.map(
    ({ id, fixedIn, confirmed }) => `${id} (fixed in ${fixedIn}${confirmed ? '' : ', from one source only'})`,
  );
  if (words.length === 0) return [];
  return [
    {
      path: `${path}.image.source`,
      got: image.source,
      why: `it contains vLLM ${version}, which published advisories affect: ${words.join(', ')}`,
      next: 'stage an image of a version with the fixes, and write its name and digest; if there is none yet, add the advisories to your register of risks',
    },
  ];
};

/** A private zone answers for the host name and hides the public one from the whole VPC. */
const publicHostNames: Rule = (model, path) => {
  const hostName = 'certificate' in model ? model.certificate.hostName : '';
  const [domain, owner] = publicSite(hostName) ?? [];
  if (domain === undefined) return [];
  return [
    {
      path: `${path}.certificate.hostName`,
      got: hostName,
      why: `${domain} belongs to ${owner}: in this VPC the name leads to a GPU, and no longer to ${owner}`,
      next: 'take a name in a domain of your organization, unless this one is',
    },
  ];
};

/** With an authority that is not valid, every call to the model fails. */
const invalidAuthorities: Rule = (model, path, now) => {
  const pem = 'certificate' in model ? model.certificate.caBundle : undefined;
  const warning = (certificate: X509Certificate, why: string, next: string): Warning => ({
    path: `${path}.certificate.caBundle`,
    got: subjectOf(certificate),
    why: `${why}: the router does not trust what it has signed, and calls to the model fail`,
    next,
  });
  return readCaBundle(pem ?? '').certificates.flatMap((certificate) => {
    const { validFrom, validTo } = certificate;
    if (new Date(validTo) <= now) {
      const next = 'replace it by the certificate that the authority signs with now';
      return [warning(certificate, `this certificate was valid until ${validTo}`, next)];
    }
    if (new Date(validFrom) > now) {
      const next = 'add the certificate that the authority signs with until then';
      return [warning(certificate, `this certificate is not valid before ${validFrom}`, next)];
    }
    return [];
  });
};

/** The number of copies is `desired` at any load: `max` is room for deploys, and reads like the limit of a policy. */
const unscaledCopies: Rule = (model, path) => {
  if (!('copies' in model)) return [];
  const { desired, max } = model.copies;
  if (max <= desired) return [];
  return [
    {
      path: `${path}.copies.max`,
      got: `${max}, where desired is ${desired}`,
      why: `${running(desired)}: no policy scales copies. What max adds is room for new copies beside old ones during a deploy`,
      next: 'set desired to the copies that your load needs, and deploy again when the load changes',
    },
  ];
};

const running = (desired: number) =>
  desired === 0
    ? 'no copy runs, and no request starts one'
    : `${desired} ${desired === 1 ? 'copy runs' : 'copies run'} at any load`;

const RULES: readonly Rule[] = [
  notPinned,
  unknownWeights,
  unknownReasoning,
  otherParsers,
  unknownVllm,
  publishedAdvisories,
  publicHostNames,
  invalidAuthorities,
  unscaledCopies,
];
