import { isLoopback } from '../../shared/loopback';
import { regionOfHost, regions } from '../../shared/regions';
import type { Region } from '../../shared/regions';
import { err, ok, type Result } from '../../shared/result';

/** Where one cloud is reached. Origins have no trailing slash. */
export interface CloudAddresses {
  /** The region's key; for a single origin its host and port. Safe as a folder name. */
  readonly key: string;
  /** Name for people. */
  readonly name: string;
  /** Origin of sign-in. */
  readonly login: string;
  /** Origin of the API. */
  readonly api: string;
  /** True when one origin serves everything, as the simulator does. */
  readonly isSingleOrigin: boolean;
}

export interface UnknownRegion {
  readonly code: 'unknown-region';
  /** A sentence for people. */
  readonly detail: string;
}

/**
 * Finds the cloud that an administrator means.
 *
 * @param orgHost A region's host (`mypurecloud.de`), a host that ends in one (`myorg.mypurecloud.com`), or the full
 *   address of one origin that serves everything. An address inside a region means that region. `http:` is for this
 *   computer only.
 */
export function resolveCloud(orgHost: string): Result<CloudAddresses, UnknownRegion> {
  const text = orgHost.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return resolveAddress(text);
  const region = regionOfHost(text.toLowerCase().replace(/\.$/, ''));
  if (region !== undefined) return ok(addressesOf(region));
  return refuse(
    `"${shorten(text)}" is no region of Genesys Cloud. ` +
      `Give one of ${regions.map(({ host }) => host).join(', ')}, a host that ends in one of them, ` +
      'or a full address such as https://cloud.example.',
  );
}

function resolveAddress(text: string): Result<CloudAddresses, UnknownRegion> {
  if (!URL.canParse(text)) return refuse(`"${shorten(text)}" is not a web address.`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return refuse('The address of the cloud must not hold a user name or a password.');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return refuse(`"${shorten(text)}" must begin with https://; http:// is accepted for this computer only.`);
  }
  const region = regionOfHost(url.hostname);
  if (region !== undefined) return ok(addressesOf(region));
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return refuse(`"${shorten(text)}" must end after the host and port: ${url.origin}`);
  }
  return ok({
    key: url.host.replace(/[^a-z0-9.-]/g, '_'),
    name: url.host,
    login: url.origin,
    api: url.origin,
    isSingleOrigin: true,
  });
}

function addressesOf({ key, name, host }: Region): CloudAddresses {
  return { key, name, login: `https://login.${host}`, api: `https://api.${host}`, isSingleOrigin: false };
}

const refuse = (detail: string): Result<never, UnknownRegion> => err({ code: 'unknown-region', detail });

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
