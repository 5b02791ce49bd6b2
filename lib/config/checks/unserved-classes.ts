import type { Problem } from '../problem';
import { isServed, sendersOf, servingCheck, servingTableOf } from './serving';

/** A class in `unserved` can be sent by some caller and is answered for none. */
export const unservedIsTrue = servingCheck((sections) => {
  const serving = servingTableOf(sections);
  return sections.unserved.flatMap((dataClass): readonly Problem[] => {
    const senders = sendersOf(serving, dataClass);
    const served = senders.filter(({ name }) => isServed(serving, name, dataClass));
    if (senders.length > 0 && served.length === 0) return [];
    const others = senders.filter((sender) => !served.includes(sender));
    const places = others.map(({ place }) => `callers[${place}].unserved`);
    return [
      {
        path: 'unserved',
        got: dataClass,
        allowed: `classes that callers send and no model may answer; ${
          served.length > 0
            ? `${dataClass} is answered for ${served.map(({ name }) => name).join(', ')}`
            : `no caller can send ${dataClass}`
        }`,
        fix: `remove ${dataClass}${places.length > 0 ? `, and list it in ${places.join(' and ')}` : ''}`,
      },
    ];
  });
});

/** A class in a caller's `unserved` can be sent by that caller and is not answered. */
export const callersUnservedIsTrue = servingCheck((sections) => {
  const serving = servingTableOf(sections);
  return sections.callers.flatMap(({ name, floor, unserved }, index) =>
    unserved.flatMap((dataClass, place): readonly Problem[] => {
      const sends = serving.rowsOf(name, dataClass).length > 0;
      if (sends && !isServed(serving, name, dataClass)) return [];
      return [
        {
          path: `callers[${index}].unserved[${place}]`,
          got: dataClass,
          allowed: sends
            ? `classes that no model may answer ${name}; some model answers ${dataClass}`
            : `classes from its floor ${floor} upwards`,
          fix: `remove ${dataClass}`,
        },
      ];
    }),
  );
});
