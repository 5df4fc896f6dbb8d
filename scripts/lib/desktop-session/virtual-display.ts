import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { OwnedProcess } from '../owned-process';
import type { OtherUser } from '../other-user';
import { giveTo } from '../other-user';
import { firstLineOf, startOwnedProcess } from '../owned-process';

const readyLimitMs = 15_000;

export interface VirtualDisplay {
  readonly process: OwnedProcess;
  /** DISPLAY and XAUTHORITY. */
  readonly environment: { readonly DISPLAY: string; readonly XAUTHORITY: string };
}

/**
 * Starts Xvfb on a display number that is free, open only to those who can read the cookie file in `folder`.
 * @param screen width, height and depth, such as "1280x1024x24".
 */
export async function startVirtualDisplay(
  folder: string,
  screen: string,
  environment: NodeJS.ProcessEnv,
  user?: OtherUser,
): Promise<VirtualDisplay> {
  const authority = path.join(folder, 'Xauthority');
  await writeFile(authority, cookieForAnyDisplay(), { mode: 0o600 });
  await giveTo(user, authority);
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority, '-noreset'];
  const xvfb = await startOwnedProcess('Xvfb', args, {
    environment,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    user,
  });
  const number = await firstLineOf(xvfb, xvfb.child.stdio[3] as Readable, 'The virtual display (Xvfb)', readyLimitMs);
  return { process: xvfb, environment: { DISPLAY: `:${number}`, XAUTHORITY: authority } };
}

/** One entry of an Xauthority file (see Xau(3)): a fresh cookie for every address and display number. */
function cookieForAnyDisplay(): Buffer {
  const familyWild = Buffer.from([0xff, 0xff]);
  const counted = (data: Buffer): Buffer => Buffer.concat([Buffer.from([data.length >> 8, data.length & 0xff]), data]);
  const empty = counted(Buffer.alloc(0));
  return Buffer.concat([
    familyWild,
    empty,
    empty,
    counted(Buffer.from('MIT-MAGIC-COOKIE-1')),
    counted(randomBytes(16)),
  ]);
}
