import { redactText } from './redact-text';
import { isAmbiguousName, isHarmlessWord, isSensitiveName, REDACTED } from './sensitive-names';

const DEEPEST = 8;
const LONGEST_LIST = 50;

/** What JSON can hold. */
export type Redacted = string | number | boolean | null | readonly Redacted[] | { readonly [name: string]: Redacted };

/**
 * A copy of any value that may stand in the log: no secret, no address of a person, nothing endless. It never throws and
 * never changes what it is given. A secret is recognised by its name (`access_token`), by what stands around it
 * (`Bearer …`, `/channels/…`) or by its form (a long text without gaps).
 */
export function redact(value: unknown): Redacted {
  return visit(value, []);
}

/** @param path The objects on the way from the outermost, which must not come again. */
function visit(value: unknown, path: readonly object[]): Redacted {
  if (typeof value === 'string') return redactText(value);
  // JSON has no negative zero.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  if (typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return typeof value === 'bigint' ? String(value) : `[${typeof value}]`;
  if (path.includes(value)) return '[circular]';
  if (path.length >= DEEPEST) return '[deep]';
  try {
    return visitObject(value, [...path, value]);
  } catch {
    return '[unreadable]';
  }
}

function visitObject(value: object, path: readonly object[]): Redacted {
  if (Array.isArray(value)) return visitList(value, path);
  if (value instanceof Error) return visitError(value, path);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof URL || value instanceof URLSearchParams || value instanceof RegExp) {
    return redactText(value instanceof URLSearchParams ? `?${value.toString()}` : String(value));
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Map || value instanceof Headers) return visitEntries([...value.entries()], path);
  if (value instanceof Set) return visitList([...value], path);
  return visitEntries(readableEntries(value), path);
}

/** Name and value of each property; one whose getter throws is told as such. */
function readableEntries(value: object): [string, unknown][] {
  return Object.keys(value).map((name) => {
    try {
      return [name, (value as Record<string, unknown>)[name]];
    } catch {
      return [name, '[unreadable]'];
    }
  });
}

function visitEntries(entries: readonly (readonly [unknown, unknown])[], path: readonly object[]): Redacted {
  const pairName = nameInPair(entries);
  const shown = entries.slice(0, LONGEST_LIST).map(([name, value]): [string, Redacted] => {
    const text = typeof name === 'string' ? name : JSON.stringify(visit(name, path));
    const isValueOfPair = pairName !== null && /^(?:value|values|content)$/i.test(text);
    return [redactText(text), visitNamed(isValueOfPair ? pairName : text, value, path)];
  });
  if (entries.length > LONGEST_LIST) shown.push(['…', `${entries.length - LONGEST_LIST} more`]);
  return Object.fromEntries(shown);
}

/** `{ name: 'Authorization', value: … }` says in one field what the other is. */
function nameInPair(entries: readonly (readonly [unknown, unknown])[]): string | null {
  const names = entries.flatMap(([field, name]) =>
    /^(?:name|key|header)$/i.test(String(field)) && typeof name === 'string' ? [name] : [],
  );
  return names.find((name) => isSensitiveName(name) || isAmbiguousName(name)) ?? null;
}

function visitNamed(name: string, value: unknown, path: readonly object[]): Redacted {
  if (isSensitiveName(name)) {
    // That there is a secret, or none, may be told: `hasToken: true`, `token: null`.
    if (value === null || value === undefined) return null;
    return typeof value === 'boolean' ? value : REDACTED;
  }
  return isAmbiguousName(name) && typeof value === 'string' && !isHarmlessWord(value) ? REDACTED : visit(value, path);
}

function visitList(list: readonly unknown[], path: readonly object[]): Redacted {
  const shown = list.slice(0, LONGEST_LIST).map((value, index): Redacted => {
    // Node keeps raw headers as name, value, name, value; others as pairs.
    const before: unknown = list[index - 1];
    return typeof before === 'string' ? visitNamed(before, value, path) : visit(value, path);
  });
  return list.length > LONGEST_LIST ? [...shown, `… ${list.length - LONGEST_LIST} more`] : shown;
}

/** Of an error of an HTTP client only these fields of request and answer help; the rest is the whole conversation. */
const conversationFields = new Set(['config', 'request', 'response', 'options', 'socket']);
const standardFields = new Set(['name', 'message', 'stack', 'cause', 'errors']);

function visitError(error: Error, path: readonly object[]): Redacted {
  const own = readableEntries(error).filter(([name]) => !standardFields.has(name) && !conversationFields.has(name));
  const fields = visitEntries(own, path) as Record<string, Redacted>;
  const conversation = conversationOf(error);
  return {
    name: redactText(error.name),
    message: redactText(error.message),
    ...fields,
    ...(conversation === null ? {} : { http: visit(conversation, path) }),
    ...(typeof error.stack === 'string' ? { stack: redactText(stackFrames(error.stack)) } : {}),
    ...(error.cause === undefined ? {} : { cause: visit(error.cause, path) }),
    ...(error instanceof AggregateError ? { errors: visitList(error.errors, path) } : {}),
  };
}

/** The places of a stack without the message on top, which is told already. */
function stackFrames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

function conversationOf(error: Error): object | null {
  const { config, response } = error as { config?: unknown; response?: unknown };
  const field = (from: unknown, name: string): unknown =>
    typeof from === 'object' && from !== null ? (from as Record<string, unknown>)[name] : undefined;
  const method = field(config, 'method');
  const url = field(config, 'url');
  const status = field(response, 'status');
  if (method === undefined && url === undefined && status === undefined) return null;
  return { method, url, status };
}
