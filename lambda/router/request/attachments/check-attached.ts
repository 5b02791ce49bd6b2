import type { ChatMessage, ChatPart } from '../../contract/chat';
import type { Problems } from '../problems';
import { MOST } from './limits';

/** How the caller would write the path of a part; parts of the result of a tool count as those of their message. */
export type PartPath = (message: number, part: number) => string;

/** Refuses more images or documents than a request may have, by the first that is too many. */
export function checkAttached(messages: readonly ChatMessage[], problems: Problems, pathOf: PartPath): void {
  const paths = { image: [] as string[], document: [] as string[] };
  messages.forEach(({ parts }, message) => {
    (parts as readonly ChatPart[]).flatMap(shown).forEach(({ type }, part) => {
      if (type === 'image' || type === 'document') paths[type].push(pathOf(message, part));
    });
  });
  const { [MOST.images]: image } = paths.image;
  const { [MOST.documents]: document } = paths.document;
  if (image) problems.add('invalid_value', image, `is one image too many: a request may have ${MOST.images}`);
  if (document) {
    problems.add('invalid_value', document, `is one document too many: a request may have ${MOST.documents}`);
  }
}

const shown = (part: ChatPart): readonly ChatPart[] => (part.type === 'tool-result' ? part.content : [part]);
