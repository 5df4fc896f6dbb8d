import { readdirSync, readFileSync } from 'node:fs';

/** A process that runs. */
export interface RunningProcess {
  readonly processId: number;
  readonly command: string;
}

/** Every living process of a session (see setsid(2)): what a program started, children of children and orphans among them. */
export function processesOfSession(sessionId: number): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((processId) => {
      // After the name in brackets, which may hold anything: state, parent, group, session (proc(5)).
      const [state, , , session] = read(processId, 'stat')
        .replace(/^.*\) /s, '')
        .split(' ');
      return Number(session) === sessionId && state !== 'Z' && state !== 'X';
    })
    .map((processId) => ({ processId, command: read(processId, 'cmdline').replaceAll('\0', ' ').slice(0, 200) }));
}

function read(processId: number, file: string): string {
  try {
    return readFileSync(`/proc/${processId}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
