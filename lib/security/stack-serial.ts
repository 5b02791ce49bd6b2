import { Aws, Fn } from 'aws-cdk-lib';

/**
 * The first eight digits of the stack's id, which CloudFormation chooses when it creates the stack. A retained resource
 * has them in its name, so that a second deployment of the same name does not collide with what the first has left.
 */
export function stackSerial(): string {
  const uuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.select(0, Fn.split('-', uuid));
}
