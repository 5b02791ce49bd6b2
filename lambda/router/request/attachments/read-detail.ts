import type { ImagePart } from '../../contract/chat';
import type { Fields } from '../fields';

/**
 * Reads how closely a model looks at an image, as OpenAI's APIs call it. `original` is the whole picture; the closest look
 * that other hosts know is `high`.
 */
export function readDetail(image: Fields): ImagePart['detail'] {
  const detail = image.word('detail', 'auto', 'low', 'high', 'original');
  return detail === 'original' ? 'high' : detail;
}
