import { createHash } from 'node:crypto';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { AUTHORIZER_CONFIG_FILE } from '../../../lambda/authorizer/config/authorizer-config';
import { CHAIN_HEADS_CONFIG_FILE } from '../../../lambda/chain-heads/config/chain-heads-config';
import { ROUTER_CONFIG_FILE } from '../../../lambda/router/config/router-config';
import type { FoundStack } from '../../../lib/proof/live/found-account';
import { type Found, type FunctionCode, functionKey } from '../../../lib/proof/subject';
import { NotRead } from '../../../lib/proof/template/found-value';
import type { Account } from '../../account/account';
import { codeOf } from '../function-code';
import { orNotRead } from './not-read';
import { filesInZip } from './zip';

type Code = Omit<Found, 'deployment' | 'stacks'>;

/** What reading code calls. The object is read in the bucket that the template names. */
export const CODE_ACTIONS = ['lambda:GetFunctionConfiguration', 's3:GetObject'];

/** The code that each function of the stacks runs, and the configurations in it. */
export async function readCode(
  stacks: readonly Omit<FoundStack, 'readings'>[],
  account: Pick<Account, 'lambda' | 's3'>,
): Promise<Code> {
  const found: (readonly [key: string, files: Files | NotRead])[] = [];
  for (const { name, template, physicalIds } of stacks) {
    for (const [logicalId, { Type, Properties }] of Object.entries(template.Resources)) {
      const physicalId = physicalIds.get(logicalId);
      if (Type !== 'AWS::Lambda::Function' || physicalId === undefined) continue;
      const files = await orNotRead(`the code of function ${physicalId}`, () =>
        filesOf(physicalId, (Properties?.Code ?? {}) as Upload, account),
      );
      found.push([functionKey(name, logicalId), files]);
    }
  }
  return {
    code: Object.fromEntries(
      found.map(([key, files]) => [key, files instanceof NotRead ? files : codeOfFiles(files)]),
    ),
    routerConfigs: configurations(found, ROUTER_CONFIG_FILE),
    authorizerConfigs: configurations(found, AUTHORIZER_CONFIG_FILE),
    chainHeadsConfigs: configurations(found, CHAIN_HEADS_CONFIG_FILE),
  };
}

type Files = ReadonlyMap<string, Uint8Array>;

/** The `Code` of a function in a template. */
interface Upload {
  readonly S3Bucket?: string;
  readonly S3Key?: string;
}

/**
 * The files of the upload that the template names, if the function runs exactly this upload. Otherwise nothing of this
 * repository is known to run, and the function has one file that says so.
 */
async function filesOf(
  FunctionName: string,
  { S3Bucket, S3Key }: Upload,
  { lambda, s3 }: Pick<Account, 'lambda' | 's3'>,
): Promise<Files | NotRead> {
  const { CodeSha256 } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: S3Bucket, Key: S3Key }));
  const archive = (await Body?.transformToByteArray()) ?? new Uint8Array();
  const uploaded = createHash('sha256').update(archive).digest('base64');
  if (uploaded !== CodeSha256) {
    return new Map([
      [`code with the SHA-256 ${CodeSha256}, not the upload that its template names`, archive],
    ]);
  }
  try {
    return filesInZip(archive);
  } catch (error) {
    return new NotRead(`could not read the code of function ${FunctionName}: ${(error as Error).message}`);
  }
}

const codeOfFiles = (files: Files): FunctionCode =>
  codeOf(
    [...files.keys()].map((path) => path.replace(/\/$/, '')),
    (path) => files.get(path) ?? new Uint8Array(),
  );

/** The JSON of one file, from each function that has it. Where code could not be read, it may have it. */
function configurations(
  found: readonly (readonly [key: string, files: Files | NotRead])[],
  file: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    found.flatMap(([key, files]): [string, unknown][] => {
      if (files instanceof NotRead) return [[key, files]];
      const content = files.get(file);
      return content ? [[key, jsonIn(content)]] : [];
    }),
  );
}

/** A configuration that is no JSON is compared as a text, and differs. */
function jsonIn(content: Uint8Array): unknown {
  const text = Buffer.from(content).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
