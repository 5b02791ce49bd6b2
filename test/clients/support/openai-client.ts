import OpenAI from 'openai';
import type { Setup } from './every-host.ts';

/** The client of OpenAI's own package, which tries each request once. */
export const openAiOf = ({ baseURL, apiKey, fetch }: Setup): OpenAI =>
  new OpenAI({ baseURL, apiKey, fetch, maxRetries: 0 });
