import { z } from 'zod';
import { isLoopback } from '../loopback';

/** How an event is wrapped: its own JSON, or that as the data of a CloudEvent 1.0 in structured mode. */
export const envelopes = ['plain', 'cloudevents'] as const;
export type Envelope = (typeof envelopes)[number];

export const MOST_ENDPOINTS = 20;
export const LONGEST_ENDPOINT_NAME = 60;

/** Why an address cannot be a receiver's. */
export type AddressFault = 'not-an-address' | 'not-https' | 'has-password';

/** `host` is with its port, where it has one of its own. */
export interface AddressParts {
  readonly protocol: string;
  readonly hasPassword: boolean;
  readonly hostname: string;
  readonly host: string;
}

const wholeAddress = z.url({ normalize: true });

/** What is in front of the path of a normalised address. */
const origin = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#]*)@)?((\[[^\]]*\]|[^/:?#]*)(?::\d+)?)/;

/** Takes an address apart as browsers do; null where it is none. */
export function addressParts(text: string): AddressParts | null {
  const normalised = wholeAddress.safeParse(text.trim());
  const found = normalised.success ? origin.exec(normalised.data) : null;
  if (found === null) return null;
  const [, protocol = '', userInformation, host = '', hostname = ''] = found;
  return { protocol, hasPassword: userInformation !== undefined, host, hostname };
}

/** What is wrong with a receiver's address as it stands there; null for nothing. */
export function addressFaultOf(text: string): AddressFault | null {
  const parts = addressParts(text);
  if (parts === null) return 'not-an-address';
  if (parts.hasPassword) return 'has-password';
  const isFine = parts.protocol === 'https' || (parts.protocol === 'http' && isLoopback(parts.hostname));
  return isFine ? null : 'not-https';
}

const faultWords: Record<AddressFault, string> = {
  'not-an-address': 'give a whole address, such as https://planner.example/hooks',
  'not-https': 'it must begin with https://; http:// is for this computer alone',
  'has-password': 'leave out the name and the password; events are signed instead',
};

/** Where events go. */
export const endpointAddressSchema = z
  .string()
  .trim()
  .max(2_048)
  .superRefine((text, context) => {
    const fault = addressFaultOf(text);
    if (fault !== null) context.addIssue(faultWords[fault]);
  });

/** One receiver of webhooks. */
export const endpointSchema = z.strictObject({
  /** What its events and its secret are kept under; where it is absent, the address is. With it, an address may change and nothing is lost. */
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/, { error: 'use letters, digits, - and _ only' })
    .exactOptional(),
  /** For people; its host where it is empty. */
  name: z.string().trim().max(LONGEST_ENDPOINT_NAME).default(''),
  url: endpointAddressSchema,
  isEnabled: z.boolean().default(true),
  envelope: z.enum(envelopes).default('plain'),
});
export type EndpointSetting = z.output<typeof endpointSchema>;
