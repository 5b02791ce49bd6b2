import { jsonService, ServiceException } from './aws-json-service';
import type { SimulatedService } from './simulated-server';

/**
 * Amazon Comprehend, as far as `ContainsPiiEntities`: with the limits and errors of the service. Detection is
 * simulated: it knows the names Alice, Bob, Carol and Dave, is unsure whether May is a name or a month, and takes a
 * number before `Any Street` for an address. It finds nothing else.
 */
export function comprehendService(): SimulatedService {
  return jsonService({
    'Comprehend_20171127.ContainsPiiEntities': ({ Text: text, LanguageCode: language }) => {
      if (typeof text !== 'string' || text === '') throw invalid('Text must hold at least one character');
      if (Buffer.byteLength(text) > 100 * 1024) {
        throw new ServiceException('TextSizeLimitExceededException', 'Text must be at most 100 KB');
      }
      if (language !== 'en' && language !== 'es') {
        throw new ServiceException('UnsupportedLanguageException', 'LanguageCode must be en or es');
      }
      return { Labels: KNOWN.filter(({ form }) => form.test(text)).map(({ label }) => label) };
    },
  });
}

const KNOWN = [
  { form: /\b(Alice|Bob|Carol|Dave)\b/, label: { Name: 'NAME', Score: 0.9998 } },
  { form: /\bMay\b/, label: { Name: 'NAME', Score: 0.52 } },
  { form: /\b\d+ Any Street\b/, label: { Name: 'ADDRESS', Score: 0.9991 } },
] as const;

const invalid = (message: string) => new ServiceException('InvalidRequestException', message);
