import type { Area } from '../area';
import { ecs } from './ecs';
import { gpuInstances } from './gpu-instances';
import { loadBalancer } from './load-balancer';
import { sagemaker } from './sagemaker';

/** What runs the models of the account: vLLM on GPU instances behind a load balancer, and SageMaker endpoints. */
export const hosts: Area = {
  claims: {
    'hosts.image-and-weights':
      'every model runs the image of the deployment file, by digest, from the deployment’s own registry, with the weights of the deployment file, by the hash of their manifest or by revision, from the deployment’s own bucket',
    'I7.serving':
      'every serving container starts with exactly the expected command and variables, so that it logs, stores and reports no prompt or answer, and downloads and installs nothing',
    'I7.capture':
      'SageMaker stores and copies no prompt or answer: endpoints have no data capture, no asynchronous output, no core dump and no shadow variant',
    'hosts.task':
      'every vLLM task is one container and no sidecar; it has no root, no capability, no secret and no writable disk, and writes its log to the expected log group',
    'hosts.shell': 'nobody can open a shell in a running model: ECS Exec and SageMaker’s SSM access are off',
    'hosts.instances':
      'every GPU instance starts from AWS’s newest image or the one in the deployment file with the expected boot script, is replaced when either changes, has no SSH key, and gives no credentials to containers',
    'hosts.roles':
      'every instance, task and endpoint has the role that is for it; the service-linked role scales endpoints',
    'hosts.load-balancer':
      'the only way to a vLLM model is the internal load balancer, by TLS with the model’s certificate, for the model’s host name and the expected paths',
    'hosts.capacity':
      'no more copies and instances run than the deployment file allows, apart from the second fleet of a SageMaker endpoint during an update',
    'I5.hosts':
      'models and their load balancer are in the deployment’s subnets and in their own security groups, without a public address, and SageMaker’s containers have no network',
    'I6.volumes':
      'the volumes of GPU instances and of SageMaker’s instances are encrypted with keys of the deployment, except local disks, which the hardware encrypts',
  },
  resources: (basis) => [
    ...basis.modelsOn('vllm').flatMap((model) => gpuInstances(basis, model)),
    ...ecs(basis),
    ...loadBalancer(basis),
    ...sagemaker(basis),
  ],
};
