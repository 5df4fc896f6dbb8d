import { readdirSync, readFileSync } from 'node:fs';

/** Command lines of the living processes (not zombies) that mention `text`. */
export function processesThatMention(text: string): string[] {
  const commands: string[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      if (command.includes(text)) commands.push(command);
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return commands;
}
