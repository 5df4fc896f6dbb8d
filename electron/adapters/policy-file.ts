import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { policySchema } from '../../shared/settings';
import type { SettingsLayer } from '../../shared/settings';
import { describeIssues } from '../../shared/settings/describe-issues';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';

/** What the organisation decided for every account of this computer. */
export interface PolicyFile {
  readonly file: string;
  /** Null where there is no policy; a sentence where there is one that cannot be used, of which nothing holds. */
  readonly content: Result<SettingsLayer | null, string>;
}

const GROUP_OR_OTHERS_MAY_WRITE = 0o022;

/**
 * Reads the policy. On Linux and macOS it must belong to root, and nobody else may write to it: otherwise anybody could
 * decide for everybody.
 *
 * @param isOwnerChecked see PolicyPlace.
 */
export function readPolicyFile(file: string, isOwnerChecked: boolean): PolicyFile {
  const text = textOf(file, isOwnerChecked);
  if (!text.ok || text.value === null) return { file, content: text.ok ? ok(null) : text };
  let stored: unknown;
  try {
    // Editors on Windows put a byte order mark first.
    stored = JSON.parse(text.value.replace(/^\uFEFF/, ''));
  } catch {
    return { file, content: err('It is not valid JSON.') };
  }
  const parsed = policySchema.safeParse(stored);
  if (!parsed.success) return { file, content: err(describeIssues(parsed.error)) };
  const { $schema: _forEditors, ...values } = parsed.data;
  return { file, content: ok(values) };
}

/** Owner and text of one and the same file: between two looks by name it could be replaced. */
function textOf(file: string, isOwnerChecked: boolean): Result<string | null, string> {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return isAbsent ? ok(null) : err('It could not be opened.');
  }
  try {
    const { uid, mode } = fstatSync(descriptor);
    if (isOwnerChecked && uid !== 0) return err('It does not belong to root.');
    if (isOwnerChecked && (mode & GROUP_OR_OTHERS_MAY_WRITE) !== 0) return err('Others than root may write to it.');
    return ok(readFileSync(descriptor, 'utf8'));
  } catch {
    return err('It could not be read.');
  } finally {
    closeSync(descriptor);
  }
}
