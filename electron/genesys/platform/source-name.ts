/** How people call the sources that the cloud names by a code. */
const namesByCode: Readonly<Record<string, string>> = {
  MICROSOFTTEAMS: 'Microsoft Teams',
  ZOOM: 'Zoom',
  ZOOMPHONE: 'Zoom Phone',
  EIGHTBYEIGHT: '8x8',
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether this is the source that the app itself reads and writes; a presence that names none is. */
export const isOwnSource = (code: string): boolean => code === '' || code.toUpperCase() === 'PURECLOUD';

/**
 * The name of a presence source for people, or null when what the cloud tells is none: nothing, an id, or our own source.
 *
 * @param told a code such as `MicrosoftTeams`, or the name that an administrator gave to a registered source.
 */
export function sourceNameOf(told: string | null | undefined): string | null {
  const text = (told ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (isOwnSource(text) || guid.test(text)) return null;
  return namesByCode[text.toUpperCase().replace(/[^A-Z0-9]/g, '')] ?? text.slice(0, 60);
}
