import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { becomeUser, type OtherUser } from '../../../scripts/lib/other-user';
import { machineSandboxProbe, whyNoSandbox } from '../../../scripts/lib/sandbox';

const nobody: OtherUser = { userId: 65_534, groupId: 65_534 };

/** As whom the packed app runs: root cannot have a sandbox, so for root it is "nobody"; everybody else is ordinary enough. */
export const ordinaryUser: OtherUser | undefined = process.getuid?.() === 0 ? nobody : undefined;

/** Why the sandbox cannot work for that user on this machine, or undefined where it can. */
export function whyNoSandboxFor(user: OtherUser | undefined, appFolder: string): string | undefined {
  const sandboxProgram = path.join(appFolder, 'chrome-sandbox');
  if (user === undefined) return whyNoSandbox(sandboxProgram);
  return whyNoSandbox(sandboxProgram, {
    ...machineSandboxProbe,
    userId: user.userId,
    canMakeNamespaces() {
      const unshare = ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--net', 'true'];
      return spawnSync('setpriv', [...becomeUser(user), '--', ...unshare], { stdio: 'ignore' }).status === 0;
    },
  });
}
