import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Template } from '../../../lib/assembly/template';
import { listen } from '../../../local/listen';

// CloudFormation's Query protocol, as far as a teardown uses it. It refuses what CloudFormation refuses: to delete a
// protected stack, to delete an export that another stack imports, to know a deleted stack by its name.

export interface SimulatedStack {
  readonly name: string;
  readonly id: string;
  readonly template: Template;
  status: string;
  isProtected: boolean;
  deletedAt?: Date;
  /** Why a deletion fails, by logical id; taken away by the test when the cause is gone. */
  readonly obstacles: Map<string, string>;
  /** Logical id to physical id and status. */
  readonly resources: Map<string, { id: string; status: string }>;
}

export interface SimulatedStacks {
  readonly endpoint: string;
  readonly stacks: SimulatedStack[];
  /** The operations called, with the stack. */
  readonly calls: string[];
  create(name: string, template: Template, options?: CreateOptions): SimulatedStack;
  close(): void;
}

interface CreateOptions {
  readonly isProtected?: boolean;
  readonly status?: string;
  readonly ids?: Readonly<Record<string, string>>;
}

class Refusal extends Error {}

export async function simulateStacks(account = '111122223333'): Promise<SimulatedStacks> {
  const stacks: SimulatedStack[] = [];
  const calls: string[] = [];
  let serial = 0;
  const server = createServer(async (request, response) => {
    const asked = new URLSearchParams(await text(request));
    const action = asked.get('Action') ?? '';
    calls.push(`${action} ${asked.get('StackName') ?? ''}`.trim());
    const answer = (status: number, body: string) => {
      response.writeHead(status, { 'content-type': 'text/xml' });
      response.end(body);
    };
    try {
      const operation = OPERATIONS[action];
      if (!operation) throw new Refusal(`no ${action} here`);
      answer(
        200,
        `<${action}Response><${action}Result>${operation(asked, stacks)}</${action}Result></${action}Response>`,
      );
    } catch (error) {
      const message = escaped((error as Error).message);
      answer(
        400,
        `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
    }
  });
  const endpoint = await listen(server);
  return {
    endpoint,
    stacks,
    calls,
    create(name, template, { isProtected = false, status = 'CREATE_COMPLETE', ids = {} } = {}) {
      serial++;
      const stack: SimulatedStack = {
        name,
        template,
        status,
        isProtected,
        id: `arn:aws:cloudformation:us-east-1:${account}:stack/${name}/${String(serial).padStart(8, '0')}-0000`,
        obstacles: new Map(),
        resources: new Map(
          Object.keys(template.Resources).map((logicalId) => [
            logicalId,
            { id: ids[logicalId] ?? `made-${logicalId.toLowerCase()}`, status: 'CREATE_COMPLETE' },
          ]),
        ),
      };
      stacks.push(stack);
      return stack;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

type Operation = (asked: URLSearchParams, stacks: SimulatedStack[]) => string;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  DescribeStacks: (asked, stacks) => {
    const stack = named(asked, stacks);
    const described = summary(stack);
    if (stack.status === 'DELETE_IN_PROGRESS') finishDeletion(stack, stacks);
    return `<Stacks><member>${described}</member></Stacks>`;
  },
  ListStacks: (asked, stacks) => {
    const status = asked.get('StackStatusFilter.member.1');
    const found = stacks.filter((one) => one.status === status);
    return `<StackSummaries>${found.map((one) => `<member>${summary(one)}</member>`).join('')}</StackSummaries>`;
  },
  GetTemplate: (asked, stacks) => {
    const stack = named(asked, stacks);
    if (stack.status === 'REVIEW_IN_PROGRESS')
      throw new Refusal(`Template for stack ${stack.name} does not exist`);
    return `<TemplateBody>${escaped(JSON.stringify(stack.template))}</TemplateBody>`;
  },
  ListStackResources: (asked, stacks) => {
    const { resources, template } = named(asked, stacks);
    const members = [...resources].map(
      ([logicalId, { id, status }]) =>
        `<member><LogicalResourceId>${logicalId}</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>${template.Resources[logicalId]?.Type}</ResourceType><ResourceStatus>${status}</ResourceStatus></member>`,
    );
    return `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`;
  },
  UpdateTerminationProtection: (asked, stacks) => {
    const stack = named(asked, stacks);
    stack.isProtected = asked.get('EnableTerminationProtection') === 'true';
    return `<StackId>${stack.id}</StackId>`;
  },
  DeleteStack: (asked, stacks) => {
    const stack = named(asked, stacks);
    if (stack.isProtected)
      throw new Refusal(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
    stack.status = 'DELETE_IN_PROGRESS';
    return '';
  },
  DescribeStackEvents: (asked, stacks) => {
    const stack = named(asked, stacks);
    const events = [...stack.obstacles].map(
      ([id, reason]) =>
        `<member><LogicalResourceId>${id}</LogicalResourceId><ResourceStatus>DELETE_FAILED</ResourceStatus><ResourceStatusReason>${escaped(reason)}</ResourceStatusReason></member>`,
    );
    return `<StackEvents>${events.join('')}</StackEvents>`;
  },
};

function named(asked: URLSearchParams, stacks: readonly SimulatedStack[]): SimulatedStack {
  const name = asked.get('StackName');
  const found = stacks.find(
    (one) => one.id === name || (one.name === name && one.status !== 'DELETE_COMPLETE'),
  );
  if (!found) throw new Refusal(`Stack with id ${name} does not exist`);
  return found;
}

/** What is retained is skipped; the rest is gone, unless something is in its way. */
function finishDeletion(stack: SimulatedStack, stacks: readonly SimulatedStack[]): void {
  const others = stacks.filter((one) => one !== stack && one.status !== 'DELETE_COMPLETE');
  for (const { Export } of Object.values(stack.template.Outputs ?? {})) {
    const name = Export && JSON.stringify({ 'Fn::ImportValue': Export.Name });
    const user = name && others.find(({ template }) => JSON.stringify(template).includes(name));
    if (user) stack.obstacles.set(stack.name, `Export ${Export.Name} is in use by ${user.name}`);
  }
  if (stack.obstacles.size > 0) {
    stack.status = 'DELETE_FAILED';
    return;
  }
  for (const [logicalId, resource] of stack.resources) {
    const { DeletionPolicy = 'Delete' } = stack.template.Resources[logicalId] ?? {};
    resource.status = DeletionPolicy === 'Delete' ? 'DELETE_COMPLETE' : 'DELETE_SKIPPED';
  }
  stack.status = 'DELETE_COMPLETE';
  stack.deletedAt = new Date();
}

const summary = ({ name, id, status, isProtected, deletedAt }: SimulatedStack) =>
  `<StackName>${name}</StackName><StackId>${id}</StackId><CreationTime>2026-11-25T00:00:00Z</CreationTime><StackStatus>${status}</StackStatus><EnableTerminationProtection>${isProtected}</EnableTerminationProtection>${deletedAt ? `<DeletionTime>${deletedAt.toISOString()}</DeletionTime>` : ''}`;

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
