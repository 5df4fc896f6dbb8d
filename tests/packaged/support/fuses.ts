import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** What electron-builder.yml says beside the fuses in the same block: how a Mac binary is signed again. */
const notAFuse = 'resetAdHocDarwinSignature';

/** Fuses by the names of electron-builder.yml; "removed" and the like for what is neither on nor off. */
export type Fuses = Readonly<Record<string, boolean | string>>;

/** The fuses of a packed Electron, those that this version of the tool has no name for among them. */
export async function readFuses(executable: string): Promise<Fuses> {
  const wire = Object.entries(await getCurrentFuseWire(executable)).filter(([key]) => /^\d+$/.test(key));
  return Object.fromEntries(
    wire.map(([position, state]) => [nameOf(Number(position)), meaningOf(String.fromCharCode(Number(state)))]),
  );
}

/** Where a binary and the statements about it differ, in words; empty when every fuse is stated and set so. */
export function fuseDifferences(stated: Fuses, read: Fuses): string[] {
  const names = new Set([...Object.keys(stated), ...Object.keys(read)]);
  names.delete(notAFuse);
  return [...names]
    .filter((name) => stated[name] !== read[name])
    .map((name) => `${name}: stated ${stated[name] ?? 'nowhere'}, is ${read[name] ?? 'no fuse'}`);
}

function nameOf(position: number): string {
  const name = FuseV1Options[position];
  return name === undefined ? `fuse ${position}` : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** The states of Electron's fuse wire. */
function meaningOf(state: string): boolean | string {
  if (state === '1') return true;
  if (state === '0') return false;
  return state === 'r' ? 'removed' : `"${state}"`;
}
