import type { aws_lambda as lambda } from 'aws-cdk-lib';
import { ROUTER_CONFIG_FILE, type RouterConfig } from '../../lambda/router/config/router-config';
import { handlerBundle } from './handler-bundle';

/** The deployed package of one lane's router. */
export function routerBundle(configuration: RouterConfig): lambda.Code {
  return handlerBundle({ handler: 'router', configuration, configurationFile: ROUTER_CONFIG_FILE });
}
