import { z } from 'zod';

// The tools and schemas that every client is tried with. The simulated models call the tools that the user names, and
// take the first value of an enum.

export const City = z.object({ city: z.enum(['Berlin', 'Lisbon']) });

export const WEATHER = 'get_weather';
export const TIME = 'get_time';
export const description = 'What it is in a city';

export const ASKS_BOTH = `Use ${WEATHER} and ${TIME}.`;
export const ASKS_WEATHER = `Use ${WEATHER}.`;

/** What the tools answer. */
export const weatherIn = ({ city }: z.infer<typeof City>) => `Rain and 18 degrees in ${city}`;
const timeIn = ({ city }: z.infer<typeof City>) => `Noon in ${city}`;

/** The two tools that {@link ASKS_BOTH} names. */
export const TOOLS = [
  { name: WEATHER, answer: weatherIn },
  { name: TIME, answer: timeIn },
] as const;

/** What an application extracts from a text. */
export const Invoice = z.object({
  supplier: z.string(),
  currency: z.enum(['EUR', 'USD']),
  lines: z.array(z.object({ text: z.string(), cents: z.int() })),
  note: z.string().nullable(),
});

/** The same in JSON Schema. */
export const CITY_SCHEMA = {
  type: 'object',
  properties: { city: { type: 'string', enum: ['Berlin', 'Lisbon'] } },
  required: ['city'],
  additionalProperties: false,
} as const;
