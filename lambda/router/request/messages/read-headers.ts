import { ApiError } from '../../contract/api-error';
import type { Headers } from '../../contract/http';
import type { Problems } from '../problems';

const VERSION_HEADER = 'anthropic-version';
const BETA_HEADER = 'anthropic-beta';

/** The one version whose streams have no named events (Anthropic API reference, "Versions", 2026-11). */
const UNNAMED_EVENTS = '2023-01-01';

/**
 * The betas that are known not to change an answer here, without their dates: what each adds is a field or a block, which
 * is read or refused by its own name. From the AnthropicBeta type of `@anthropic-ai/sdk` 1.14.0 and from Claude Code
 * 2.1.332, 2026-11.
 */
export const KNOWN_BETAS: readonly string[] = [
  'adaptive-thinking',
  'advanced-tool-use',
  'advisor-tool',
  'afk-mode',
  'cache-diagnosis',
  'claude-code',
  'code-execution',
  'compact',
  'computer-use',
  'context-1m',
  'context-hint',
  'context-management',
  'dev-full-thinking',
  'effort',
  'extended-cache-ttl',
  'fallback-credit',
  'fast-mode',
  'files-api',
  'fine-grained-tool-streaming',
  'inline-tools',
  'interleaved-thinking',
  'mcp-client',
  'mcp-servers',
  'message-threads',
  'mid-conversation-output-config',
  'mid-conversation-system',
  'mid-conversation-system-clear-at',
  'mid-conversation-tool-changes',
  'model-context-window-exceeded',
  'oauth',
  'output-128k',
  'output-300k',
  'pdfs',
  'prompt-caching',
  'prompt-caching-scope',
  'redact-thinking',
  'server-side-fallback',
  'skills',
  'structured-outputs',
  'summarize-connector-text',
  'task-budgets',
  'thinking-binding-controls',
  'thinking-display-updates',
  'thinking-token-count',
  'token-counting',
  'token-efficient-tools',
  'tool-examples',
  'tool-search-tool',
  'user-profiles',
  'web-search',
];

/** Refuses the version of the protocol whose streams differ, and names the betas that are not known. */
export function readHeaders(headers: Headers, problems: Problems): void {
  if (headers[VERSION_HEADER]?.some((version) => version.trim() === UNNAMED_EVENTS)) {
    const message = `${VERSION_HEADER}: must be 2023-06-01 or later.`;
    throw new ApiError('invalid_value', message, VERSION_HEADER);
  }
  const betas = (headers[BETA_HEADER] ?? []).flatMap((value) => value.split(',')).map((beta) => beta.trim());
  const isUnknown = (beta: string) => beta !== '' && !KNOWN_BETAS.includes(withoutDate(beta));
  if (betas.some(isUnknown)) problems.ignore(`${BETA_HEADER}[]`);
}

/** `effort-2025-11-24` is `effort`. */
const withoutDate = (beta: string) => beta.replace(/-\d{4}-?\d{2}-?\d{2}$/, '');
