const errors = 'org.freedesktop.DBus.Error.';
const lackingErrors = [
  'ServiceUnknown',
  'NameHasNoOwner',
  'UnknownObject',
  'UnknownInterface',
  'UnknownMethod',
  'NotSupported',
];

/** Whether an error of a call says that there is no such thing here, and not that something went wrong. */
export function isLacking(error: unknown): boolean {
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  return lackingErrors.some((name) => type === `${errors}${name}`);
}
