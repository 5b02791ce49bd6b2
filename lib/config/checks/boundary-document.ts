import { sectionCheck } from './check';

/** A boundary whose document is not in the file is evaluated by nothing, so its owner answers for it. */
export const boundaryIsVouchedFor = sectionCheck(['accountRules'], ({ accountRules }) => {
  const { policy, document, vouchedBy } = accountRules?.permissionsBoundary ?? {};
  if (policy === undefined || document !== undefined || vouchedBy !== undefined) return [];
  return [
    {
      path: 'accountRules.permissionsBoundary.vouchedBy',
      got: undefined,
      allowed: `who answers for ${policy}, whose document is not in this file: the proof cannot evaluate it, and it may take away what a role needs`,
      fix: 'add its document, as aws iam get-policy-version prints it; or vouchedBy, with the name of its owner and the day',
    },
  ];
});
