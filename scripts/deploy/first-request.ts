import { ENDPOINTS } from '../../policy/endpoints';
import type { Answer } from '../account/send';

/** What is asked, and where. */
export interface FirstRequest {
  /** Of the lane, with `/v1` at its end. */
  readonly baseUrl: string;
  /** A model that chats. */
  readonly model: string;
}

export type FirstAnswer =
  | { readonly kind: 'answered'; readonly by: string; readonly ms: number }
  /** The API answered with an error. */
  | { readonly kind: 'refused'; readonly status: string; readonly says: string }
  | { readonly kind: 'not-reached'; readonly why: string };

/** Sends a body to an address, signed for the API with the credentials of the user. */
export type SendToApi = (url: URL, body: string) => Promise<Answer>;

/**
 * Asks one model for a few words through the private API, as a caller does.
 *
 * @param elapsedMs milliseconds of a clock that only goes forward
 */
export async function firstRequest(
  { baseUrl, model }: FirstRequest,
  send: SendToApi,
  elapsedMs: () => number,
): Promise<FirstAnswer> {
  const url = new URL(`${baseUrl}${ENDPOINTS.chat.path.replace('/v1', '')}`);
  const body = JSON.stringify({ model, max_tokens: 16, messages: [{ role: 'user', content: 'Say hello.' }] });
  const began = elapsedMs();
  const answer = await send(url, body).catch((error: Error & { code?: string }) => error);
  if (answer instanceof Error) {
    return { kind: 'not-reached', why: answer.code ?? answer.message };
  }
  const { ok, text, headers } = answer;
  if (!ok) return { kind: 'refused', ...refusal(text, headers) };
  return { kind: 'answered', by: headerOf(headers, 'x-model') ?? model, ms: elapsedMs() - began };
}

const headerOf = (headers: Answer['headers'], name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The code and the sentence of an error of the API. What is no such error is told as it came, shortened. */
function refusal(
  text: string,
  headers: Answer['headers'],
): { readonly status: string; readonly says: string } {
  const type = headerOf(headers, 'x-amzn-errortype') ?? 'an error';
  try {
    const { error } = JSON.parse(text) as { error?: { code?: string; message?: string } };
    if (error?.message !== undefined) return { status: error.code ?? type, says: error.message };
  } catch {}
  return { status: type, says: text.slice(0, 200) };
}

/**
 * The first request in the words of the terminal; where it was not answered, what to do.
 *
 * @param typed the name or path by which the user named the deployment
 */
export function firstAnswerInWords(
  answer: FirstAnswer,
  { baseUrl, model }: FirstRequest,
  typed: string,
): string {
  switch (answer.kind) {
    case 'answered':
      return `First request: answered by ${answer.by} in ${Math.round(answer.ms)} ms, through ${baseUrl}`;
    case 'refused':
      return [
        `First request: ${baseUrl} refused it (${answer.status}): ${answer.says}`,
        `  Only principals of callers in the file may ask: npm run policy -- ${typed} lists them. Ask as one of them for ${model}.`,
      ].join('\n');
    case 'not-reached':
      return [
        `First request: not made. ${baseUrl} is private, and this machine does not reach it (${answer.why}).`,
        '  docs/guides/ways-in.md names the ways in. From a machine inside, as a principal of a caller:',
        `    curl ${baseUrl}/chat/completions --aws-sigv4 "aws:amz:<region>:execute-api" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "x-amz-security-token: $AWS_SESSION_TOKEN" -H 'content-type: application/json' -d '{"model":"${model}","messages":[{"role":"user","content":"Say hello."}]}'`,
      ].join('\n');
  }
}
