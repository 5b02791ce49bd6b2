import type { ChatEvent } from '../../../../lambda/router/contract/chat';

/** The blocks that events tell. Throws where the events break the order of the contract. */
export function blocksOf(events: readonly ChatEvent[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let calls = 0;
  let open = '';
  for (const event of events) {
    if (event.type === 'text-delta') {
      if (open === 'reasoning') throw new Error('text before the end of reasoning');
      if (open === 'text') blocks.push(['text', `${blocks.pop()?.[1]}${event.text}`]);
      else blocks.push(['text', event.text]);
      open = 'text';
    } else if (event.type === 'reasoning-delta') {
      if (open === 'reasoning') blocks.push(['reasoning', `${blocks.pop()?.[1]}${event.text}`]);
      else blocks.push(['reasoning', event.text]);
      open = 'reasoning';
    } else if (event.type === 'reasoning-end') {
      if (open !== 'reasoning') throw new Error('an end of no reasoning');
      open = '';
    } else if (event.type === 'tool-call') {
      if (open === 'reasoning' || event.index !== calls) throw new Error('a call out of order');
      blocks.push(['call', event.id, event.name, '']);
      open = `call ${calls++}`;
    } else if (event.type === 'arguments-delta') {
      if (open !== `call ${event.index}`) throw new Error('arguments of another call');
      const [type = '', id = '', name = '', given = ''] = blocks.pop() ?? [];
      blocks.push([type, id, name, given + event.text]);
    } else if (event.type === 'end' && open === 'reasoning') throw new Error('an end inside reasoning');
  }
  return blocks;
}
