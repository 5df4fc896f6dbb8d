import { err, ok, type Result } from '../../shared/result';

/** A region of Genesys Cloud. Its services stand at `login.<host>` and `api.<host>`. */
export interface Region {
  /** Stable key, also a folder name. */
  readonly key: string;
  readonly host: string;
  /** Name for people. */
  readonly name: string;
}

/** Every region that Genesys publishes. A host is never made from anything but this list. */
export const regions: readonly Region[] = [
  { key: 'us_east_1', host: 'mypurecloud.com', name: 'Americas (US East)' },
  { key: 'us_east_2', host: 'use2.us-gov-pure.cloud', name: 'Americas (US East, FedRAMP)' },
  { key: 'us_west_2', host: 'usw2.pure.cloud', name: 'Americas (US West)' },
  { key: 'ca_central_1', host: 'cac1.pure.cloud', name: 'Americas (Canada)' },
  { key: 'sa_east_1', host: 'sae1.pure.cloud', name: 'Americas (São Paulo)' },
  { key: 'mx_central_1', host: 'mxc1.pure.cloud', name: 'Americas (Mexico)' },
  { key: 'eu_west_1', host: 'mypurecloud.ie', name: 'Europe (Ireland)' },
  { key: 'eu_west_2', host: 'euw2.pure.cloud', name: 'Europe (London)' },
  { key: 'eu_central_1', host: 'mypurecloud.de', name: 'Europe (Frankfurt)' },
  { key: 'eu_central_2', host: 'euc2.pure.cloud', name: 'Europe (Zurich)' },
  { key: 'eusc_de_east_1', host: 'edee1.eusc-pure.cloud', name: 'Europe (Sovereign Cloud, Germany)' },
  { key: 'me_central_1', host: 'mec1.pure.cloud', name: 'Middle East (UAE)' },
  { key: 'ap_south_1', host: 'aps1.pure.cloud', name: 'Asia Pacific (Mumbai)' },
  { key: 'ap_southeast_1', host: 'apse1.pure.cloud', name: 'Asia Pacific (Singapore)' },
  { key: 'ap_southeast_2', host: 'mypurecloud.com.au', name: 'Asia Pacific (Sydney)' },
  { key: 'ap_northeast_1', host: 'mypurecloud.jp', name: 'Asia Pacific (Tokyo)' },
  { key: 'ap_northeast_2', host: 'apne2.pure.cloud', name: 'Asia Pacific (Seoul)' },
  { key: 'ap_northeast_3', host: 'apne3.pure.cloud', name: 'Asia Pacific (Osaka)' },
];

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
  const region = regionOf(text.toLowerCase().replace(/\.$/, ''));
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
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    return refuse(`"${shorten(text)}" must begin with https://; http:// is accepted for this computer only.`);
  }
  const region = regionOf(url.hostname);
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

function regionOf(host: string): Region | undefined {
  if (!/^[a-z0-9.-]+$/.test(host)) return undefined;
  return regions.find((region) => host === region.host || host.endsWith(`.${region.host}`));
}

function addressesOf({ key, name, host }: Region): CloudAddresses {
  return { key, name, login: `https://login.${host}`, api: `https://api.${host}`, isSingleOrigin: false };
}

const refuse = (detail: string): Result<never, UnknownRegion> => err({ code: 'unknown-region', detail });

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
