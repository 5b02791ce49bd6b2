import { printable } from '../../../lib/config/printable';

/** The codes and messages of a registry's refusal, after a colon; empty where it gives none in the form of the protocol. */
export function answerDetail(text: string): string {
  try {
    const { errors } = JSON.parse(text) as {
      readonly errors: readonly { readonly code?: string; readonly message?: string }[];
    };
    const words = errors.map(({ code = '', message = '' }) => `${code} ${message}`.trim()).join('; ');
    return words === '' ? '' : `: ${printable(words).slice(0, 300)}`;
  } catch {
    return '';
  }
}
