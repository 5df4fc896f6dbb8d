import { z } from 'zod';
import type { SimulatedCloud } from '../cloud';
import { findAgent } from '../organisation/organisation';
import type { Channel } from './channel-store';
import { metadata } from './channel-store';
import { judgeTopic } from './topics';

const frameSchema = z.discriminatedUnion('message', [
  z.looseObject({ message: z.literal('ping') }),
  z.looseObject({ message: z.literal('subscribe'), topics: z.array(z.string()), correlationId: z.string().optional() }),
]);

/** The answer to a text frame that a client sent on its notification socket. */
export function answerFrame(cloud: SimulatedCloud, channel: Channel, text: string): object {
  const frame = frameSchema.safeParse(readJson(text));
  if (!frame.success) return { result: '400', status: 'error', message: 'The message could not be read.' };
  if (frame.data.message === 'ping') return metadata('pong');

  const { topics, correlationId } = frame.data;
  const correlation = correlationId === undefined ? {} : { correlationId };
  const subscriber = channel.userId === null ? null : (findAgent(cloud.organisation, channel.userId) ?? null);
  const accepted = new Map<string, readonly string[]>();
  for (const topic of topics) {
    const verdict = judgeTopic(topic, cloud.organisation, subscriber);
    if (verdict.kind !== 'permitted') {
      return { result: '400', status: 'failure', message: `Not subscribed: ${topic}`, ...correlation };
    }
    accepted.set(topic, verdict.topics);
  }
  cloud.channels.subscribe(channel, accepted);
  return { result: '200', status: 'subscribed', ...correlation };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
