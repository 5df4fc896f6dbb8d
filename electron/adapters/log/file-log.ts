import path from 'node:path';
import electronLog from 'electron-log/node';
import type { Clock, Log, LogFields } from '../../ports';
import { redact } from './redact';
import { redactText } from './redact-text';

/** At this size the file is renamed to `presence-tray.old.log`, in place of the one before: at most two such files. */
const LARGEST_FILE_BYTES = 1024 * 1024;

export interface FileLogOptions {
  /** An absolute path; made if it is missing. */
  readonly directory: string;
  readonly clock: Clock;
  /** Also prints each line on standard error, for development. */
  readonly printsToConsole: boolean;
  /** Whether `debug` lines are written. */
  readonly isVerbose: boolean;
}

/** The file that {@link openFileLog} writes. */
export const logFileIn = (directory: string): string => path.join(directory, 'presence-tray.log');

type Level = keyof Log;

/**
 * A log of JSON lines: `{"at":"2026-01-05T08:00:00.000Z","level":"info","message":"…", …}`. Everything passes the redactor.
 * A file that cannot be written to is no reason to stop.
 */
export function openFileLog(options: FileLogOptions): Log {
  const { clock, directory, printsToConsole, isVerbose } = options;
  const logger = electronLog.create({ logId: directory });
  const { console: terminal, file } = logger.transports;
  terminal.level = false;
  file.resolvePathFn = () => logFileIn(directory);
  file.maxSize = LARGEST_FILE_BYTES;
  file.level = isVerbose ? 'debug' : 'info';
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  // The line is ready: the library's own formatting would take placeholders such as %c out of it.
  file.transforms = [({ data }) => String(data[0])];

  const write = (level: Level, message: string, fields: LogFields = {}): void => {
    const fixed = { at: new Date(clock.now()).toISOString(), level, message: redactText(message) };
    // First, because they are read first; and again last, so that no field of a caller takes their place.
    const line = JSON.stringify({ ...fixed, ...(redact(fields) as object), ...fixed });
    logger[level](line);
    if (printsToConsole && (isVerbose || level !== 'debug')) process.stderr.write(`${line}\n`);
  };
  return {
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}
