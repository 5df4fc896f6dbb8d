import type { Translator } from '../shared/i18n';
import type { Snapshot } from '../shared/snapshot';
import { createAnswerRequest } from './integration/command-line/answer-request';
import { createApiTokens } from './integration/local-api/api-tokens';
import { createLocalApi } from './integration/local-api/local-api';
import type { LocalApiHandlerDependencies } from './ipc/local-api-handlers';
import type { ShortcutHandlerDependencies } from './ipc/shortcut-handlers';
import type { AppPorts, Disposable, SecretStore } from './ports';
import { pressShortcut } from './press-shortcut';
import type { PresenceProgram } from './services/presence-program/presence-program';
import { createShortcuts } from './services/shortcuts';

/** The ways by which other programs and keys of this computer reach the agent's presence. */
export interface LocalPrograms {
  /** What the windows show of them. */
  view(): Pick<Snapshot, 'localApi' | 'shortcuts'>;
  /** What the windows may do with them. */
  readonly handlers: Omit<LocalApiHandlerDependencies, 'copyText'> & ShortcutHandlerDependencies;
  /** Opens what the settings say is on. */
  begin(): void;
  /** The settings may have changed. */
  settingsChanged(): void;
  /** The keychain, which may have refused the tokens of the local API, serves. */
  keychainServed(): void;
  dispose(): Promise<void>;
}

export function wireLocalPrograms(
  ports: AppPorts,
  options: {
    readonly program: PresenceProgram;
    readonly translator: Translator;
    readonly isSimulated: boolean;
    readonly version: string;
    readonly openSecrets: () => SecretStore;
    readonly onChange: () => void;
  },
): LocalPrograms {
  const { settings } = ports;
  const { program, translator, openSecrets } = options;
  const apiTokens = createApiTokens(openSecrets);
  const localApi = createLocalApi({
    ...ports,
    ...options,
    tokens: apiTokens,
    wanted: () => settings.current().localApi,
  });
  const shortcuts = createShortcuts({
    ...ports,
    ...options,
    wanted: () => settings.current().shortcuts,
    onPressed: (does) => void pressShortcut(does, ports, program, translator),
  });
  let commandLine: Disposable | null = null;

  function apiAddresses(): readonly string[] {
    const view = localApi.view();
    return view.state === 'listening' ? view.addresses : [];
  }

  function apply(): void {
    void localApi.apply();
    shortcuts.apply();
  }

  return {
    view: () => ({ localApi: localApi.view(), shortcuts: shortcuts.view() }),
    handlers: {
      apiTokens,
      localApi,
      shortcuts,
      simulateWithApi: () => ports.restart('simulation', settings.current().localApi.port),
    },
    begin() {
      commandLine = ports.serveCommandLine(
        createAnswerRequest({ ...ports, program, translator, apiTokens, apiAddresses }),
      );
      apply();
    },
    settingsChanged: apply,
    keychainServed() {
      if (localApi.view().state === 'keyring') void localApi.apply();
    },
    dispose() {
      commandLine?.dispose();
      shortcuts.dispose();
      return localApi.dispose();
    },
  };
}
