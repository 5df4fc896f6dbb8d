/** A region of Genesys Cloud. Its services stand at `login.<host>` and `api.<host>`. */
export interface Region {
  /** Stable key, also a folder name. */
  readonly key: string;
  readonly host: string;
  /** Name for people, as Genesys writes it. */
  readonly name: string;
  /** What else people call the place, to find it by. */
  readonly alsoKnownAs: string;
}

/** Every region that Genesys publishes, in the order of the map. A host is never made from anything but this list. */
export const regions: readonly Region[] = [
  { key: 'us_east_1', host: 'mypurecloud.com', name: 'Americas (US East)', alsoKnownAs: 'United States, Virginia' },
  {
    key: 'us_east_2',
    host: 'use2.us-gov-pure.cloud',
    name: 'Americas (US East 2, FedRAMP)',
    alsoKnownAs: 'United States, government',
  },
  { key: 'us_west_2', host: 'usw2.pure.cloud', name: 'Americas (US West)', alsoKnownAs: 'United States, Oregon' },
  { key: 'ca_central_1', host: 'cac1.pure.cloud', name: 'Americas (Canada)', alsoKnownAs: 'Canada Central' },
  { key: 'mx_central_1', host: 'mxc1.pure.cloud', name: 'Americas (Mexico)', alsoKnownAs: 'Mexico Central, México' },
  { key: 'sa_east_1', host: 'sae1.pure.cloud', name: 'Americas (São Paulo)', alsoKnownAs: 'South America, Brazil' },
  { key: 'eu_west_1', host: 'mypurecloud.ie', name: 'EMEA (Dublin)', alsoKnownAs: 'Europe, Ireland' },
  { key: 'eu_west_2', host: 'euw2.pure.cloud', name: 'EMEA (London)', alsoKnownAs: 'Europe, United Kingdom, UK' },
  { key: 'eu_central_1', host: 'mypurecloud.de', name: 'EMEA (Frankfurt)', alsoKnownAs: 'Europe, EU, Germany' },
  { key: 'eu_central_2', host: 'euc2.pure.cloud', name: 'EMEA (Zurich)', alsoKnownAs: 'Europe, Switzerland, Zürich' },
  {
    key: 'eusc_de_east_1',
    host: 'edee1.eusc-pure.cloud',
    name: 'EMEA (European Sovereign Cloud)',
    alsoKnownAs: 'Europe, EU, Germany, Brandenburg',
  },
  { key: 'me_central_1', host: 'mec1.pure.cloud', name: 'EMEA (UAE)', alsoKnownAs: 'Middle East, Emirates, Dubai' },
  { key: 'ap_south_1', host: 'aps1.pure.cloud', name: 'Asia Pacific (Mumbai)', alsoKnownAs: 'India' },
  { key: 'ap_southeast_1', host: 'apse1.pure.cloud', name: 'Asia Pacific (Singapore)', alsoKnownAs: 'Singapore' },
  {
    key: 'ap_southeast_2',
    host: 'mypurecloud.com.au',
    name: 'Asia Pacific (Sydney)',
    alsoKnownAs: 'Australia, New Zealand',
  },
  { key: 'ap_northeast_1', host: 'mypurecloud.jp', name: 'Asia Pacific (Tokyo)', alsoKnownAs: 'Japan' },
  { key: 'ap_northeast_2', host: 'apne2.pure.cloud', name: 'Asia Pacific (Seoul)', alsoKnownAs: 'South Korea' },
  { key: 'ap_northeast_3', host: 'apne3.pure.cloud', name: 'Asia Pacific (Osaka)', alsoKnownAs: 'Japan' },
];

/** The region that a host is, or is in: `mypurecloud.de`, `apps.mypurecloud.de`. */
export function regionOfHost(host: string): Region | undefined {
  if (!/^[a-z0-9.-]+$/.test(host)) return undefined;
  return regions.find((region) => host === region.host || host.endsWith(`.${region.host}`));
}

/** A host, alone or in the address of a page; a port other than the usual one means another server. */
const hostInText = /^(?:https:\/\/)?([a-z0-9.-]+?)\.?(?::443)?(?:[/?#].*)?$/s;

/** The region that somebody means who gives a host or pastes the address of a page of it, such as the web client's. */
export function regionOfText(text: string): Region | undefined {
  const [, host] = hostInText.exec(text.trim().toLowerCase()) ?? [];
  return host === undefined ? undefined : regionOfHost(host);
}

/** Lower case, without accents: "Sao" finds São Paulo. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The regions that a search may mean: by the words of their name, place, host or key; by an address inside one, that one.
 * All of them where nothing is searched.
 */
export function searchRegions(query: string): readonly Region[] {
  const meant = regionOfText(query);
  if (meant !== undefined) return [meant];
  const words = plain(query)
    .split(/[\s,()]+/)
    .filter((word) => word !== '');
  return regions.filter((region) => {
    const text = plain(`${region.name} ${region.alsoKnownAs} ${region.host} ${region.key}`);
    return words.every((word) => text.includes(word));
  });
}
