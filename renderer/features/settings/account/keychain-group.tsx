import type { MessageKey } from '../../../../shared/i18n';
import { useApp } from '../../../app-context';
import { SettingGroup } from '../../../ui/setting-group';
import { SettingRow } from '../../../ui/setting-row';
import type { SignedInProps } from './signed-in';

const keychains: Readonly<Record<string, MessageKey>> = {
  darwin: 'account.keychain.darwin',
  win32: 'account.keychain.win32',
};

/** Whether the sign-in outlives the app, and where it is kept. */
export function KeychainGroup({ session }: SignedInProps) {
  const { snapshot, translator } = useApp();
  const { isSimulated, platform } = snapshot.app;
  if (session.actsAs === 'application') return null;
  const keychain = translator.text(keychains[platform] ?? 'account.keychain.linux');
  const hint = (): string => {
    if (isSimulated) return translator.text('account.keychain.memory');
    return session.isRemembered
      ? translator.text('account.keychain.kept', { keychain })
      : translator.text('account.keychain.not-kept');
  };
  return (
    <SettingGroup title={translator.text('account.keychain')}>
      <SettingRow title={translator.text('account.keychain.stay')} hint={hint()} />
    </SettingGroup>
  );
}
