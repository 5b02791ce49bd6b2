import type { Headers } from '../../contract/http';
import type { Reading } from './reading';

const VERSION_HEADER = 'anthropic-version';
const BETA_HEADER = 'anthropic-beta';

/** The only version of the protocol whose streams Anthropic's clients read today. */
const VERSION = '2023-06-01';

/**
 * The betas that are known not to change an answer here: what each adds is a field or a block, which is read or refused
 * by its own name. From the AnthropicBeta type of `@anthropic-ai/sdk` 1.14.0 and from requests of Claude Code 2.1.332,
 * 2026-11.
 */
export const KNOWN_BETAS: readonly string[] = [
  'adaptive-thinking',
  'advanced-tool-use',
  'advisor-tool',
  'claude-code',
  'code-execution',
  'compact',
  'computer-use',
  'context-1m',
  'context-management',
  'dev-full-thinking',
  'effort',
  'extended-cache-ttl',
  'fast-mode',
  'files-api',
  'fine-grained-tool-streaming',
  'interleaved-thinking',
  'mcp-client',
  'mcp-servers',
  'message-batches',
  'model-context-window-exceeded',
  'oauth',
  'output-128k',
  'output-300k',
  'pdfs',
  'prompt-caching',
  'prompt-caching-scope',
  'redact-thinking',
  'skills',
  'structured-outputs',
  'summarize-connector-text',
  'task-budgets',
  'token-counting',
  'token-efficient-tools',
  'tool-examples',
  'tool-search-tool',
  'web-search',
];

/** Checks the version of the protocol, and names the betas that are not known. */
export function readHeaders(headers: Headers, { problems, ignored }: Reading): void {
  const versions = headers[VERSION_HEADER] ?? [];
  if (versions.some((version) => version.trim() !== VERSION)) {
    problems.add('invalid_value', VERSION_HEADER, `must be ${VERSION}`);
  }
  const betas = (headers[BETA_HEADER] ?? []).flatMap((value) => value.split(',')).map((beta) => beta.trim());
  betas.forEach((beta, index) => {
    if (beta !== '' && !KNOWN_BETAS.includes(withoutDate(beta))) ignored.push(`${BETA_HEADER}[${index}]`);
  });
}

/** `effort-2025-11-24` is `effort`. */
const withoutDate = (beta: string) => beta.replace(/-\d{4}-?\d{2}-?\d{2}$/, '');
