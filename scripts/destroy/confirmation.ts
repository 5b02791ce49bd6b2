import { createInterface } from 'node:readline/promises';
import { CommandError } from '../command-line/command-error';

/**
 * Asks for the name of the deployment, unless `--confirm` gave it.
 *
 * @throws CommandError where another name is given, or no terminal can answer
 */
export async function confirmName(
  name: string,
  given: string | undefined,
  again: string,
  terminal: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream } = {
    input: process.stdin,
    output: process.stdout,
  },
): Promise<void> {
  if (given === undefined && !terminal.input.isTTY) {
    throw new CommandError(
      `Nothing is deleted: this is no terminal, so nothing can be typed. Confirm with: ${again} --confirm ${name}`,
    );
  }
  const answer = given ?? (await ask(name, terminal));
  if (answer.trim() !== name) {
    throw new CommandError(`Nothing is deleted: expected the name ${name}, got ${JSON.stringify(answer)}.`);
  }
}

async function ask(name: string, terminal: Parameters<typeof createInterface>[0]): Promise<string> {
  const lines = createInterface(terminal);
  try {
    return await lines.question(`This deletes the stacks of ${name}. Type its name to go on: `);
  } finally {
    lines.close();
  }
}
