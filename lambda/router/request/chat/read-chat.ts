import type { AskedChat } from '../asked-chat';
import { readExtras } from '../extras/read-extras';
import { Fields } from '../fields';
import { Problems } from '../problems';
import { readModel, requireObject } from '../read-body';
import { declaredBy, readMetadata } from '../read-metadata';
import { readAnswers } from '../settings/read-answers';
import { readStreamOptions } from '../settings/read-stream-options';
import { historyTools, toolsField } from '../tools/history-tools';
import { readFormat } from './read-format';
import { readLimit } from './read-limit';
import { readMessages } from './read-messages';
import { readSettings } from './read-settings';
import { readToolChoice } from './read-tool-choice';
import { readTools } from './read-tools';
import { refuseUnsupported } from './refuse-unsupported';

/** What the answer to a chat request looks like, other than its content. */
export interface ChatForm {
  /** Whether a stream ends with a chunk that counts tokens. */
  readonly includeUsage: boolean;
}

/**
 * Reads the body of a chat request. Refuses every field that could change the answer and that no host of the router
 * can follow, by name and all in one error. Leaves out fields that cannot change the answer, and lists them.
 */
export function readChat(body: unknown): AskedChat<ChatForm> {
  requireObject(body);
  const problems = new Problems();
  const fields = new Fields(body, problems);
  const model = readModel(fields, problems);
  const messages = readMessages(fields.take('messages'), problems);
  const settings = readSettings(fields, problems);
  const answers = readAnswers(fields, problems);
  const { maxTokens, limitField } = readLimit(fields, problems);
  const chosen = readToolChoice(fields, readTools(fields, problems), problems);
  const format = readFormat(fields, problems);
  const extras = readExtras(fields, { format: format && 'response_format', maxTokens }, problems);
  const stream = fields.flag('stream') ?? false;
  const includeUsage = readStreamOptions(fields, stream, problems);
  const metadata = readMetadata(fields, problems);
  refuseUnsupported(fields);
  problems.throwIfAny();
  const { parallelToolCalls, ...others } = settings;
  return {
    model,
    request: {
      messages,
      ...(chosen.tools ? chosen : historyTools(messages)),
      ...(chosen.tools && parallelToolCalls !== undefined && { parallelToolCalls }),
      ...(format && { format }),
      ...others,
      ...(extras && { extras }),
      ...(maxTokens !== undefined && { maxTokens }),
    },
    ...(answers > 1 && { answers }),
    limitField,
    fields: toolsField(chosen.tools, 'messages'),
    stream,
    ...problems.documents,
    form: { includeUsage },
    ...declaredBy(metadata.data_class),
    ...problems.ignored,
  };
}
