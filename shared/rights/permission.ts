/**
 * Whether one of the granted permissions covers the wanted one. A permission is `domain:entity:action`; a `*` in a granted one
 * stands for anything in its place, and upper and lower case are the same.
 */
export function isPermitted(wanted: string, granted: readonly string[]): boolean {
  const parts = wanted.toLowerCase().split(':');
  return granted.some((one) => {
    const given = one.toLowerCase().split(':');
    return given.length === parts.length && given.every((part, index) => part === '*' || part === parts[index]);
  });
}
