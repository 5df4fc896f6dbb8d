import type { MessageKey } from '../../../../shared/i18n';
import { useApp } from '../../../app-context';
import { SettingGroup } from '../../../ui/setting-group';
import { Switch } from '../../../ui/switch';
import { SettingItem } from '../setting-item';
import type { SignedInProps } from './signed-in';

const keychains: Readonly<Record<string, MessageKey>> = {
  darwin: 'account.keychain.darwin',
  win32: 'account.keychain.win32',
};

const hints: Readonly<Record<SignedInProps['session']['remembered'], MessageKey>> = {
  'in-keychain': 'account.keychain.kept',
  'until-quit': 'account.keychain.until-quit',
  'keychain-refused': 'account.keychain.refused',
};

/** Whether the sign-in outlives the app, and where it is kept. */
export function KeychainGroup({ session }: SignedInProps) {
  const { client, snapshot, translator } = useApp();
  const { staySignedIn } = snapshot.settings.values;
  const { isSimulated, platform } = snapshot.app;
  if (session.actsAs === 'application') return null;
  const keychain = translator.text(keychains[platform] ?? 'account.keychain.linux');
  const hint = isSimulated
    ? translator.text('account.keychain.memory')
    : translator.text(hints[session.remembered], { keychain });
  return (
    <SettingGroup title={translator.text('account.keychain')}>
      <SettingItem
        path="staySignedIn"
        title={translator.text('account.keychain.stay')}
        hint={hint}
        decidedValue={translator.text(staySignedIn ? 'settings.on' : 'settings.off')}
      >
        {(labelledBy) => (
          <Switch
            labelledBy={labelledBy}
            isOn={staySignedIn}
            onChange={(isOn) => void client.send('settings.update', { staySignedIn: isOn })}
          />
        )}
      </SettingItem>
    </SettingGroup>
  );
}
