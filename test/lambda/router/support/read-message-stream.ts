interface Event {
  readonly type: string;
  readonly index?: number;
  readonly message?: object;
  readonly content_block?: Record<string, unknown>;
  readonly delta?: Readonly<Record<string, string>>;
  readonly usage?: object;
}

/** The events of a stream of Anthropic's API. Each is named by its own type. */
export function eventsIn(stream: string): readonly Event[] {
  return stream
    .split('\n\n')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [, name, data = ''] = /^event: (\S+)\ndata: (.+)$/s.exec(piece) ?? [];
      const event = JSON.parse(data) as Event;
      if (event.type !== name) throw new Error(`${name} is not the type ${event.type}`);
      return event;
    });
}

/**
 * The message that a client puts together from a stream, as lib/MessageStream of `@anthropic-ai/sdk` 1.14.0 does: it
 * refuses an event that is out of order, reads the JSON of a tool at the end of its block, and takes the counts of
 * `message_delta`.
 */
export function messageIn(stream: string): Record<string, unknown> {
  let message: (Record<string, unknown> & { content: Record<string, unknown>[] }) | undefined;
  let json = '';
  let open = false;
  let ended = false;
  for (const event of eventsIn(stream)) {
    if (event.type === 'ping') continue;
    if (ended) throw new Error(`${event.type} after message_stop`);
    if (event.type === 'message_start') {
      if (message) throw new Error('A second message_start');
      message = structuredClone(event.message) as typeof message;
      continue;
    }
    if (!message) throw new Error(`${event.type} before message_start`);
    const block = message.content.at(-1);
    switch (event.type) {
      case 'content_block_start':
        if (open || event.index !== message.content.length) throw new Error('A block out of order');
        message.content.push({ ...event.content_block });
        open = true;
        json = '';
        break;
      case 'content_block_delta': {
        if (!open || !block || event.index !== message.content.length - 1)
          throw new Error('A delta out of order');
        const { type, ...delta } = event.delta ?? {};
        if (type === 'input_json_delta') json += delta.partial_json;
        else for (const [name, text] of Object.entries(delta)) block[name] = `${block[name]}${text}`;
        break;
      }
      case 'content_block_stop':
        if (!open || event.index !== message.content.length - 1) throw new Error('An end out of order');
        if (block?.type === 'tool_use' && json !== '') block.input = JSON.parse(json);
        open = false;
        break;
      case 'message_delta':
        Object.assign(message, event.delta, { usage: { ...(message.usage as object), ...event.usage } });
        break;
      case 'message_stop':
        ended = true;
        break;
      default:
        throw new Error(`Unknown event ${event.type}`);
    }
  }
  if (!message || !ended || open) throw new Error('The stream has no end');
  return message;
}
