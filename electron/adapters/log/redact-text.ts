import { isHarmlessWord, REDACTED, sensitiveParts } from './sensitive-names';

/** Longer texts are cut: a log line is read by people. */
const LONGEST_TEXT = 2000;
/** Longer texts are cut before they are searched, so that no text can keep the app busy. */
const LONGEST_SEARCHED = 20_000;
/** Stands for a secret until all rules have run: one character of no meaning, which no rule takes apart again. */
const MARK = '\uE000';

/** `apikey` is also written `api-key` and `api_key`. */
const spellings = [...sensitiveParts.map((part) => part.replace(/key$/, '[_-]?key')), 'login_hint'].join('|');

/** A name of a secret from where it becomes one; what is before that stays. All repetitions are bounded: see LONGEST_SEARCHED. */
const secretName = String.raw`(?:${spellings})[\w-]{0,40}`;
/** `=` or `:`, also percent-encoded, with the quotes of JSON around it, also escaped ones of JSON inside JSON. */
const separator = String.raw`\\{0,3}["']?\s{0,3}(?:=|:|%3D|%3A)\s{0,3}`;
/** A text in quotes, also unfinished or escaped, or anything up to what ends a value in an address, a form or a list. */
const value = String.raw`"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\\+"[^"]*"?|[^\s&"',;)}\]]+`;

type Rule = readonly [pattern: RegExp, replacement: string | ((match: string, ...groups: string[]) => string)];

const rules: readonly Rule[] = [
  // Name and password in an address.
  [/:\/\/[^\s/@"']{1,200}@/g, `://${MARK}@`],
  // Headers, to the end of the line or of the quotes.
  [
    /\b((?:proxy-)?authorization|(?:set-)?cookie)((?:\\{0,3}["'])?\s{0,3}[:=]\s{0,3})(?:\\{0,3}["'][^\r\n"']+["']?|[^\r\n"']+)/gi,
    `$1$2${MARK}`,
  ],
  [/\b(bearer|basic)(\s{1,3}|%20|\+)[\w.~+/=%-]+/gi, `$1 ${MARK}`],
  [new RegExp(String.raw`(${secretName})(${separator})(?:${value})`, 'gi'), `$1$2${MARK}`],
  // Of an address or a form these are always OAuth's; elsewhere they may be a status or an error code.
  [/([?&#]|%3F|%26|%23)(code|state|note)(=|%3D)[^\s&#"']+/gi, `$1$2$3${MARK}`],
  [
    new RegExp(String.raw`\b(code|state)(${separator})(${value})`, 'gi'),
    (match, name, between, text) =>
      isHarmlessWord(text.replace(/^[\\"']+|[\\"']+$/g, '')) ? match : `${name}${between}${MARK}`,
  ],
  [/(\/channels\/)[^\s/?#"'\\]+/gi, `$1${MARK}`],
  [/\beyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g, MARK],
  // What is long and without a gap is no word: a token of a kind that nobody named.
  [/[\w-]{40,}/g, MARK],
  [/[^\s@"'<>()[\]{},;:=/\\&?]{1,64}(?:@|%40)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/gi, '[email]'],
];

/** A text without the secrets and addresses of persons in it, cut to a length that can be read. */
export function redactText(text: string): string {
  const searched = text.length <= LONGEST_SEARCHED ? text : text.slice(0, lastGapBefore(text, LONGEST_SEARCHED));
  const redacted = rules
    .reduce((current, [pattern, replacement]) => current.replace(pattern, replacement as string), searched)
    .replaceAll(MARK, REDACTED);
  return redacted.length <= LONGEST_TEXT && searched === text
    ? redacted
    : `${redacted.slice(0, LONGEST_TEXT)}… (${text.length} characters)`;
}

/** Where to cut a text so that no word is cut in two: half a secret may no longer look like one. */
function lastGapBefore(text: string, end: number): number {
  for (let index = end; index > 0; index -= 1) if (/\s/.test(text.charAt(index))) return index;
  return 0;
}
