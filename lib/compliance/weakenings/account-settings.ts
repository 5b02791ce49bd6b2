import { type FindWeakenings, when } from './weakening';

/** Settings of the whole account that nothing holds, or that this deployment sets for everybody. */
export const accountSettingWeakenings: FindWeakenings = ({
  accountSettings: { apiGateway, dataRetention, invocationLogging },
}) => [
  ...when(apiGateway === 'observe', {
    path: 'accountSettings.apiGateway',
    value: 'observe',
    gives: 'A deploy goes on where API access logs cannot be written in this account.',
  }),
  ...when(apiGateway === 'own', {
    path: 'accountSettings.apiGateway',
    value: 'own',
    gives:
      'The role with which API Gateway writes the logs of every API of the account and region is one of this deployment. The account’s setting, the role and its policy stay when the deployment is deleted.',
  }),
  ...when(invocationLogging === 'require', {
    path: 'accountSettings.invocationLogging',
    value: 'require',
    gives:
      'The account’s invocation logging writes the prompts and answers of Bedrock models to a place that is not of this deployment.',
  }),
  ...when(invocationLogging === 'observe', {
    path: 'accountSettings.invocationLogging',
    value: 'observe',
    gives:
      'A deploy goes on where the account’s invocation logging writes the prompts and answers of Bedrock models.',
  }),
  ...when(dataRetention === 'observe', {
    path: 'accountSettings.dataRetention',
    value: 'observe',
    gives: 'A deploy goes on where AWS keeps prompts to Bedrock that no model of the file needs to be kept.',
  }),
];
