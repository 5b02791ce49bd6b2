import { randomUUID } from 'node:crypto';
import type { AwsCredentials } from '../../lambda/aws/credentials';
import type { SimulatedRequest, SimulatedService } from './simulated-server';
import { verifySigV4 } from './verify-sigv4';
import type { SimulatedResponse } from './write-response';

/** Who may call an AWS service, and where it stands. */
export interface AwsIdentity {
  readonly region: string;
  readonly credentials: AwsCredentials;
}

/** Puts AWS's front before a service: nothing reaches it without a good signature, every answer has a request id. */
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
