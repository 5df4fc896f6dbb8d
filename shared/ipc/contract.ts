import { z } from 'zod';
import { historyRequests } from '../history/requests';
import { pageNames, sectionPattern } from '../pages';
import { LONGEST_DURATION_MS, SHORTEST_DURATION_MS } from '../presence/duration';
import { features } from '../rights/feature-rights';
import { NOTE_MAX_LENGTH } from '../presence/note';
import type { Result } from '../result';
import { settingsPatchSchema } from '../settings';
import { snapshotSchema } from '../snapshot';
import type { EventName, RequestName } from './channels';
import { cardRequests } from './card-requests';
import { idleRequests } from './idle-requests';
import { inactivityRequests } from './inactivity-requests';
import { localApiRequests } from './local-api-requests';
import { request } from './request';
import type { RequestContract } from './request';
import { shortcutRequests } from './shortcut-requests';
import { webhookRequests } from './webhook-requests';

const note = z.string().max(NOTE_MAX_LENGTH);
const durationMs = z.int().min(SHORTEST_DURATION_MS).max(LONGEST_DURATION_MS);
const nothing = z.void();

/** What the window may ask of main. Input and output are parsed at the boundary; a failure is a value, never a throw. */
export const requests = {
  'app.snapshot': request(nothing, snapshotSchema),
  /** Whether the app starts when the person signs in to the computer. */
  'app.setStartAtLogin': request(z.strictObject({ isOn: z.boolean() }), nothing),
  /** The way out where there is no tray menu. */
  'app.quit': request(nothing, nothing),
  /** Choose a presence; answers when the choice is accepted, not when the cloud has confirmed it. */
  'presence.set': request(
    z.strictObject({
      definitionId: z.string().min(1).max(64),
      note: note.optional(),
      /** How long it is meant to last, in milliseconds; it then reminds. */
      durationMs: durationMs.optional(),
    }),
    nothing,
  ),
  /** A length for what stands, in milliseconds from now, or none any more; null also dismisses the reminder. */
  'presence.setTimer': request(z.strictObject({ durationMs: durationMs.nullable() }), nothing),
  'presence.setNote': request(z.strictObject({ note }), nothing),
  /** Try a waiting choice now instead of at its next time. */
  'presence.retry': request(nothing, nothing),
  /** Give up a choice that the cloud has not acknowledged. */
  'presence.withdraw': request(nothing, nothing),
  'presence.dismissNotice': request(nothing, nothing),
  'presence.answerConflict': request(z.strictObject({ answer: z.enum(['keep-theirs', 'set-mine']) }), nothing),
  /** Let others see this presence source again; answers when the cloud has. */
  'presence.claimPrimary': request(nothing, nothing),
  /** From not responding back to idle; answers when the cloud has. */
  'routing.clearNotResponding': request(nothing, nothing),
  /** The exact name of the permission or scope that the present notice names goes to the clipboard. */
  'presence.copyMissingPermission': request(nothing, nothing),
  ...historyRequests,
  /** Also while somebody is signed in: they stay so until the new sign-in has succeeded. */
  'session.signIn': request(nothing, nothing),
  'session.useAnotherAccount': request(nothing, nothing),
  /** The same without the keyring, even while it is being waited for. */
  'session.signInUntilQuit': request(nothing, nothing),
  /** The address at which the browser ended, where it could not come back by itself. */
  'session.pasteAddress': request(z.strictObject({ address: z.string().min(1).max(8_192) }), nothing),
  'session.cancelSignIn': request(nothing, nothing),
  'session.copySignInAddress': request(nothing, nothing),
  /** With `setOffline` only once the cloud has confirmed Offline; else it is NOT_DONE, and the agent is still signed in. */
  'session.signOut': request(z.strictObject({ setOffline: z.boolean() }), nothing),
  /** What an administrator is asked for so that this works goes to the clipboard, with its exact name. */
  'session.copyMissingRight': request(z.strictObject({ feature: z.enum(features) }), nothing),
  ...inactivityRequests,
  /** Keeps where the organisation is; whoever is signed in elsewhere is signed out. */
  'setUp.chooseRegion': request(z.strictObject({ orgHost: z.string().min(1).max(300) }), nothing),
  /** Keeps the id of the OAuth client, null for the one that is known, and opens the sign-in page. */
  'setUp.signIn': request(z.strictObject({ clientId: z.string().min(1).max(200).nullable() }), nothing),
  /** What an administrator has to do once goes to the clipboard. */
  'setUp.copyForAdministrator': request(nothing, nothing),
  /** Starts the app anew with the simulated organisation, and with the agent's own. */
  'setUp.simulate': request(nothing, nothing),
  'setUp.leaveSimulation': request(nothing, nothing),
  /** Closes the set-up and shows the pop-over. */
  'setUp.finish': request(nothing, nothing),
  'settings.update': request(settingsPatchSchema, nothing),
  'window.close': request(nothing, nothing),
  /** Opens a titled window, at a section of its page where one is named. */
  'window.openPage': request(
    z.strictObject({ page: z.enum(pageNames), section: z.string().regex(sectionPattern).optional() }),
    nothing,
  ),
  'window.closePage': request(z.strictObject({ page: z.enum(pageNames) }), nothing),
  ...cardRequests,
  ...localApiRequests,
  ...shortcutRequests,
  ...idleRequests,
  ...webhookRequests,
} as const satisfies Record<RequestName, RequestContract<z.ZodType, z.ZodType>>;

/** What main tells the window. */
export const events = {
  'snapshot.changed': snapshotSchema,
  /** The window came to the front: focus goes to the filter. */
  'window.shown': z.void(),
  /** A page that is open is to show this section of it. */
  'page.section': z.string().regex(sectionPattern),
} as const satisfies Record<EventName, z.ZodType>;

export type Input<Name extends RequestName> = z.infer<(typeof requests)[Name]['input']>;
export type Output<Name extends RequestName> = z.infer<(typeof requests)[Name]['output']>;
export type Payload<Name extends EventName> = z.infer<(typeof events)[Name]>;

/**
 * Why a request was refused. `FORBIDDEN`: not from our own window's main frame. `INVALID_INPUT`: it does not fit the contract.
 * `INTERNAL`: a bug, logged in main. The others belong to the domain.
 */
export const ipcErrorCodes = [
  'FORBIDDEN',
  'INVALID_INPUT',
  'INTERNAL',
  'SIGNED_OUT',
  'UNKNOWN_DEFINITION',
  'DEFINITION_DEACTIVATED',
  'TRANSITION_FORBIDDEN',
  'PERMISSION_MISSING',
  'NOTHING_WAITING',
  /** The disk did not take it, or does not give it up. */
  'DISK_REFUSED',
  /** The pasted address is not where this sign-in ended. */
  'WRONG_ADDRESS',
  'UNKNOWN_REGION',
  'NO_CLIENT_ID',
  /** A choice or setting that the organisation has decided: by policy, or by what the app is started with. */
  'DECIDED',
  /** A choice or setting that could not be written to the disk. */
  'NOT_KEPT',
  /** The cloud did not do it; the snapshot tells why. */
  'NOT_DONE',
  /** The keychain does not serve. */
  'KEYCHAIN_REFUSED',
] as const;
export type IpcErrorCode = (typeof ipcErrorCodes)[number];

export interface IpcError {
  readonly code: IpcErrorCode;
  /** A sentence for people. */
  readonly message: string;
}

export type Handlers = {
  readonly [Name in RequestName]: (input: Input<Name>) => Promise<Result<Output<Name>, IpcError>>;
};

export type Unsubscribe = () => void;

/** What the preload script puts on `window.presenceTray`, and nothing else. */
export interface Api {
  request<Name extends RequestName>(
    name: Name,
    ...input: Input<Name> extends void ? [] : [Input<Name>]
  ): Promise<Result<Output<Name>, IpcError>>;
  on<Name extends EventName>(name: Name, listener: (payload: Payload<Name>) => void): Unsubscribe;
}
