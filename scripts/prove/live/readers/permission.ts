import type { Reader } from '../reader';
import { functionPolicy, permissionOf } from './function-policy';

/** One statement of the policy of a function. */
export const permission: Reader = {
  actions: ['lambda:GetPolicy'],
  async read({ account: { lambda }, physicalId: sid, resource: { Properties = {} }, referred }) {
    const name = referred(Properties.FunctionName);
    if (name === undefined)
      return { kind: 'unread', reason: `the template does not say which function ${sid} is for` };
    const statement = (await functionPolicy(lambda, name)).find(({ Sid }) => Sid === sid);
    if (statement?.Effect !== 'Allow') return { kind: 'gone' };
    return { kind: 'read', properties: permissionOf(statement), kept: ['FunctionName'] };
  },
};
