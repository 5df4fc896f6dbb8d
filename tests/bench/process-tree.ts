import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux counts processor time for programs (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

interface ProcessRecord {
  readonly processId: number;
  readonly parentId: number;
  readonly cpuSeconds: number;
}

function readProcess(processId: number): ProcessRecord | null {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The name, in parentheses, may hold spaces; the fields after it do not.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [, parentId] = fields;
    return {
      processId,
      parentId: Number(parentId),
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    };
  } catch {
    return null;
  }
}

/** A process and everything that it started. */
function processTree(rootId: number): ProcessRecord[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const tree = all.filter(({ processId }) => processId === rootId);
  for (const known of tree) tree.push(...all.filter(({ parentId }) => parentId === known.processId));
  return tree;
}

/** Proportional set size of a process tree in MiB: shared pages are counted once, divided among those who share them. */
export function memoryMib(rootId: number): number {
  const kib = processTree(rootId).reduce((sum, { processId }) => sum + proportionalKib(processId), 0);
  return kib / 1024;
}

function proportionalKib(processId: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Processor time that a process tree has used so far, in seconds. */
export function cpuSeconds(rootId: number): number {
  return processTree(rootId).reduce((sum, process) => sum + process.cpuSeconds, 0);
}
