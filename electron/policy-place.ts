import path from 'node:path';

/** Where the organisation's policy is looked for, and whether it must belong to an administrator. */
export interface PolicyPlace {
  readonly file: string;
  readonly isOwnerChecked: boolean;
}

const FOLDER_SWITCH = '--policy-folder=';

/**
 * The policy is in a folder that only an administrator can write to. In development a switch names another one, for tests;
 * a packaged app knows none, so that nobody gets round what their organisation has decided.
 *
 * @param programData `%ProgramData%`, on Windows.
 */
export function policyPlace(options: {
  readonly platform: NodeJS.Platform;
  readonly argv: readonly string[];
  readonly isPackaged: boolean;
  readonly programData: string | undefined;
}): PolicyPlace {
  const { platform, argv, isPackaged, programData } = options;
  const named = isPackaged ? undefined : argv.find((argument) => argument.startsWith(FOLDER_SWITCH));
  if (named !== undefined) {
    return { file: path.join(named.slice(FOLDER_SWITCH.length), 'policy.json'), isOwnerChecked: false };
  }
  switch (platform) {
    case 'win32':
      return {
        file: path.win32.join(programData ?? 'C:\\ProgramData', 'Presence Tray', 'policy.json'),
        // There its folder's access list says who may write, which Node cannot read.
        isOwnerChecked: false,
      };
    case 'darwin':
      return { file: '/Library/Application Support/Presence Tray/policy.json', isOwnerChecked: true };
    default:
      return { file: '/etc/presence-tray/policy.json', isOwnerChecked: true };
  }
}
