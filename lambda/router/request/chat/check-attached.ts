import type { ChatMessage, ChatPart } from '../../contract/chat';
import { MOST } from '../attachments/limits';
import type { Problems } from '../problems';

/** Refuses more images or documents than a request may have, by the first that is too many. */
export function checkAttached(messages: readonly ChatMessage[], problems: Problems): void {
  const paths = { image: [] as string[], document: [] as string[] };
  messages.forEach(({ parts }, index) => {
    contentOf(parts).forEach(({ type }, place) => {
      if (type === 'image' || type === 'document') paths[type].push(`messages[${index}].content[${place}]`);
    });
  });
  const { [MOST.images]: image } = paths.image;
  const { [MOST.documents]: document } = paths.document;
  if (image) problems.add('invalid_value', image, `is one image too many: a request may have ${MOST.images}`);
  if (document) {
    problems.add('invalid_value', document, `is one document too many: a request may have ${MOST.documents}`);
  }
}

/** The parts in the `content` of the message that was read. */
function contentOf(parts: readonly ChatPart[]): readonly ChatPart[] {
  const [first] = parts;
  return first?.type === 'tool-result' ? first.content : parts;
}
