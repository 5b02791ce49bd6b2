import { DescribeEndpointConfigCommand } from '@aws-sdk/client-sagemaker';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Reader } from '../reader';

/** What a SageMaker endpoint runs, and whether it captures what it is asked. */
export const endpointConfiguration: Reader = {
  actions: ['sagemaker:DescribeEndpointConfig'],
  async read({ account: { sageMaker }, physicalId }) {
    const EndpointConfigName = physicalId.split('/').at(-1);
    const asked = sageMaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName }));
    // SageMaker's word for "does not exist".
    const found = await unlessAbsent(asked, 'ValidationException');
    if (!found) return { kind: 'gone' };
    const { EndpointConfigArn, EndpointConfigName: _, CreationTime, $metadata, ...properties } = found;
    const { EnableNetworkIsolation, ...others } = properties;
    return {
      kind: 'read',
      properties: { ...others, ...(EnableNetworkIsolation && { EnableNetworkIsolation }) },
      kept: ['EndpointConfigName', 'Tags'],
    };
  },
};
