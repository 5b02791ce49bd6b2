import { text } from 'node:stream/consumers';
import { simulatedService } from './simulated-service';

// CloudFormation's Query protocol, for stacks in states that moto does not know.

/** What is in the result of a call, as XML, or a refusal. */
type QueryAnswer = string | { readonly code: string; readonly message: string };

export const simulatedCloudFormation = (
  answer: (action: string, stack: string, asked: URLSearchParams) => QueryAnswer,
) =>
  simulatedService(async (request, response) => {
    const asked = new URLSearchParams(await text(request));
    const action = asked.get('Action') ?? '';
    const answered = answer(action, asked.get('StackName') ?? '', asked);
    const isResult = typeof answered === 'string';
    response.writeHead(isResult ? 200 : 400, { 'content-type': 'text/xml' });
    response.end(
      isResult
        ? `<${action}Response><${action}Result>${answered}</${action}Result></${action}Response>`
        : `<ErrorResponse><Error><Type>Sender</Type><Code>${answered.code}</Code><Message>${answered.message}</Message></Error><RequestId>one</RequestId></ErrorResponse>`,
    );
  });

/** The result of DescribeStacks. */
export const describedStack = (name: string, status: string, isProtected = false): string =>
  `<Stacks><member><StackName>${name}</StackName><CreationTime>2026-11-25T00:00:00Z</CreationTime><StackStatus>${status}</StackStatus><EnableTerminationProtection>${isProtected}</EnableTerminationProtection></member></Stacks>`;

export const noSuchStack = (name: string) => ({
  code: 'ValidationError',
  message: `Stack with id ${name} does not exist`,
});

export const noSuchAction = (action: string) => ({ code: 'InvalidAction', message: `no ${action} here` });
