/** The first letters of the first and the last word of a name, for a round mark. A mark only: the name stands beside it. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const marked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return marked.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
