/**
 * Compiles a path pattern of the control plane. A pattern that begins with `^` is a regular expression; any other is a
 * glob over the whole path in which `*` stands for anything but a slash and `**` for anything.
 *
 * @throws SyntaxError when a regular expression cannot be read.
 */
export function compilePathPattern(pattern: string): (path: string) => boolean {
  const source = pattern.startsWith('^')
    ? pattern
    : `^${pattern
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))}$`;
  const expression = new RegExp(source);
  return (path) => expression.test(path);
}
