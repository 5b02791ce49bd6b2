import { credentialsFrom } from './credentials';
import { AWS_SERVICES, type AwsPlace, type AwsService, serviceEndpoint } from './endpoints';
import { createHttpsCall, type HttpsCall } from './https-call';
import { createSigner } from './sign';

/** Signed calls to one AWS service. @throws Error if the environment holds no credentials */
export function createSignedCall(service: AwsService, place: AwsPlace): HttpsCall {
  const endpoint = serviceEndpoint(service, place);
  const call = createHttpsCall(endpoint);
  const sign = createSigner({
    endpoint,
    service: AWS_SERVICES[service].signingName,
    region: place.region,
    credentials: credentialsFrom(place.environment),
  });
  return (request) => call({ ...request, headers: sign(request) });
}
