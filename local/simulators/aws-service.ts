import { randomUUID } from 'node:crypto';
import type { AwsCredentials } from '../../lambda/aws/credentials';
import type { SimulatedRequest, SimulatedService } from './simulated-server';
import { verifySigV4 } from './verify-sigv4';
import type { SimulatedResponse } from './write-response';

/** The credentials that an AWS service accepts, and its region. */
export interface AwsIdentity {
  readonly region: string;
  readonly credentials: AwsCredentials;
}

/** Verifies signatures before a service, as AWS does, and adds a request id to every answer. */
export function behindSignature(
  service: SimulatedService,
  signingName: string,
  identity: AwsIdentity,
  refuse: (status: number, code: string, message: string) => SimulatedResponse,
): SimulatedService {
  const { region, credentials } = identity;
  const credentialsFor = (id: string) => (id === credentials.accessKeyId ? credentials : undefined);
  return {
    modelOf: service.modelOf,
    faultyReads: service.faultyReads,
    error: (status, code) => withRequestId(service.error(status, code)),
    answer(request: SimulatedRequest) {
      const signature = verifySigV4(request, request.bytes, { service: signingName, region, credentialsFor });
      return withRequestId(
        signature.ok ? service.answer(request) : refuse(signature.status, signature.code, signature.message),
      );
    },
  };
}

function withRequestId(answer: SimulatedResponse): SimulatedResponse {
  return { ...answer, headers: { ...answer.headers, 'x-amzn-RequestId': randomUUID() } };
}
