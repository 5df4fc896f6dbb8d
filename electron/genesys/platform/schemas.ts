import { z } from 'zod';
import { parseSystemPresence } from '../../../shared/presence/system-presence';
import { routingStatuses, type RoutingStatusName } from '../../../shared/snapshot';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import type { Identity, OutOfOffice, PrimarySource, RemotePresence, RoutingStatus } from '../../ports';
import { sourceNameOf } from './source-name';

/** What the platform's answers hold of what this app uses. Fields it does not use may change as they like. */

/** Some become part of a path, where dots alone would lead elsewhere. */
export const identifier = z.string().max(200).regex(/[^.]/);

/** An ISO 8601 instant as epoch milliseconds. */
export const instantSchema = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const systemPresenceSchema = z
  .string()
  .nullish()
  .transform((text) => parseSystemPresence(text ?? ''));

export const identitySchema = z
  .object({
    id: identifier,
    name: z.string().nullish(),
    email: z.string().nullish(),
    organization: z.object({ id: identifier, name: z.string().nullish() }),
    authorization: z.object({ permissions: z.array(z.string()).nullish() }).nullish(),
  })
  .transform(({ id, name, email, organization, authorization }): Identity => ({
    userId: id,
    userName: name ?? '',
    email: email ?? null,
    organisationId: organization.id,
    organisationName: organization.name ?? '',
    permissions: authorization?.permissions ?? null,
  }));

/** A user as others see them. */
export const otherUserSchema = z.object({ id: identifier, name: z.string().nullish(), email: z.string().nullish() });

/** A user's presence, in the API's answers and in notifications. */
export const presenceSchema = z
  .object({
    presenceDefinition: z.object({ id: identifier, systemPresence: systemPresenceSchema }),
    futurePresenceDefinition: z.object({ id: identifier }).nullish().catch(null),
    message: z.string().nullish(),
    modifiedDate: instantSchema.nullish(),
    primary: z.boolean().nullish(),
  })
  .transform(
    ({ presenceDefinition, futurePresenceDefinition: future, message, modifiedDate, primary }): RemotePresence => ({
      definitionId: presenceDefinition.id,
      systemPresence: presenceDefinition.systemPresence,
      note: message ?? '',
      version: modifiedDate ?? null,
      isPrimary: primary ?? true,
      // What stands already does not follow.
      futureDefinitionId: future?.id === presenceDefinition.id ? null : (future?.id ?? null),
    }),
  );

/** The presence of a notification, with the source it belongs to. */
export const presenceEventSchema = z.object({ source: z.string().nullish(), primary: z.boolean().nullish() });

export const primarySourceSchema = z
  .object({ name: z.string().nullish(), sourceId: z.string().nullish() })
  .transform(({ name, sourceId }): PrimarySource => ({ name: sourceNameOf(name) ?? sourceNameOf(sourceId) }));

/** Out of Office, in the API's answers and in notifications. */
export const outOfOfficeSchema = z
  .object({ active: z.boolean().nullish(), indefinite: z.boolean().nullish(), endDate: instantSchema.nullish() })
  .transform(({ active, indefinite, endDate }): OutOfOffice => ({
    isActive: active ?? false,
    until: indefinite === true ? null : (endDate ?? null),
  }));

export const routingStatusNameSchema = z.string().transform((text): RoutingStatusName => {
  const name = text.toLowerCase();
  return routingStatuses.find((known) => known === name) ?? 'unknown';
});

export const routingStatusSchema = z
  .object({ status: routingStatusNameSchema, startTime: instantSchema.nullish() })
  .transform(({ status, startTime }): RoutingStatus => ({ status, since: startTime ?? null }));

export const routingStatusEventSchema = z
  .object({ routingStatus: routingStatusSchema })
  .transform(({ routingStatus }) => routingStatus);

/** A definition of the present list (`type`) or of the deprecated one (`primary`). */
export const definitionSchema = z
  .object({
    id: identifier,
    systemPresence: z.string(),
    type: z.string().nullish(),
    primary: z.boolean().nullish(),
    deactivated: z.boolean().nullish(),
    languageLabels: z.record(z.string(), z.string().nullable()).nullish(),
    name: z.string().nullish(),
  })
  .transform(({ id, systemPresence, type, primary, deactivated, languageLabels, name }): PresenceDefinition => ({
    id,
    systemPresence: parseSystemPresence(systemPresence),
    isSystemDefault: typeof type === 'string' ? type.toLowerCase() === 'system' : primary === true,
    labels: labelsOf(languageLabels ?? {}, name ?? null),
    isDeactivated: deactivated ?? false,
  }));

function labelsOf(languageLabels: Record<string, string | null>, name: string | null): Record<string, string> {
  const told = Object.entries(languageLabels).filter((entry): entry is [string, string] => Boolean(entry[1]));
  if (told.length > 0) return Object.fromEntries(told);
  return name === null || name === '' ? {} : { en_US: name };
}

export const definitionListSchema = z.object({ entities: z.array(z.unknown()).nullish() });

export const definitionPageSchema = definitionListSchema.extend({ pageCount: z.int().nonnegative().nullish() });

export const ownDefinitionsSchema = z.object({
  presenceDefinitions: z.array(z.unknown()).nullish(),
  divisionedPresenceDefinitions: z.array(z.unknown()).nullish(),
});

export const channelSchema = z.object({
  /** A secret: it opens the socket. */
  id: identifier,
  /** The socket's address is a secret. It is never open to others on the way, except on this computer. */
  connectUri: z
    .string()
    .regex(/^wss:\/\/|^ws:\/\/(127\.0\.0\.1|\[::1\]|localhost)[:/]/)
    .refine((text) => URL.canParse(text)),
  expires: instantSchema.nullish(),
});

export const subscriptionsSchema = z.object({
  entities: z
    .array(
      z.object({
        id: z.string(),
        state: z.string().nullish(),
        rejectionReason: z.string().nullish(),
        missingPermissions: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});
export type Subscriptions = z.infer<typeof subscriptionsSchema>;

/** One frame of the socket. */
export const frameSchema = z.object({ topicName: z.string(), eventBody: z.unknown() });
