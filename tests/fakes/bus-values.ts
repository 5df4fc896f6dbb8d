import dbus from 'dbus-next';

/** A D-Bus value without its variants. */
export function plain(value: unknown): unknown {
  if (value instanceof dbus.Variant) {
    return plain(value.value);
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}
