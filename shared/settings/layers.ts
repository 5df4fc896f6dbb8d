type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The upper values over the lower ones, at every depth. Lists are whole; what is undefined decides nothing. */
export function laidOver(lower: Branch, upper: Branch): Branch {
  const result: Record<string, unknown> = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    if (value === undefined) continue;
    const below = result[key];
    result[key] = isBranch(value) && isBranch(below) ? laidOver(below, value) : value;
  }
  return result;
}

/** Every single value with its dotted path, in the order of the object. An empty group is a value of its own. */
export function leavesOf(values: Branch, prefix = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const path = `${prefix}${key}`;
    return isBranch(value) && Object.keys(value).length > 0 ? leavesOf(value, `${path}.`) : [[path, value] as const];
  });
}
