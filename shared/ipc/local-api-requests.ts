import { z } from 'zod';
import { apiAccesses } from '../local-api';
import { request } from './request';

const nothing = z.void();
const ofAccess = z.strictObject({ access: z.enum(apiAccesses) });

/** What the settings may ask of the local API. */
export const localApiRequests = {
  /** The one secret that a window is ever given: the person asked to see it. */
  'localApi.showToken': request(ofAccess, z.strictObject({ token: z.string() })),
  /** The token goes to the clipboard, and not to the window. */
  'localApi.copyToken': request(ofAccess, nothing),
  /** Makes a new token; whoever has the old one is refused from then on. */
  'localApi.replaceToken': request(ofAccess, nothing),
  /** Tries again to open it, once the port is free or the keyring is unlocked. */
  'localApi.retry': request(nothing, nothing),
  /** Starts the app anew with the simulated organisation, its local API at the same port. */
  'localApi.simulate': request(nothing, nothing),
} as const;
