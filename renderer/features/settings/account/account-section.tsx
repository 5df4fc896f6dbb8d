import { useApp } from '../../../app-context';
import type { SettingsSection } from '../section';
import { KeychainGroup } from './keychain-group';
import { NobodyGroup } from './nobody-group';
import { RegionItem } from './region-item';
import { RightsTable } from './rights-table';
import { SignedInUntilItem } from './signed-in-until-item';
import { SettingGroup } from '../../../ui/setting-group';
import { WhoItem } from './who-item';
import './account-section.css';

/** Who is signed in and where, for how long, what their role allows, and the ways out. */
function Account() {
  const { session } = useApp().snapshot;
  if (session.state !== 'signed-in') return <NobodyGroup session={session} />;
  return (
    <>
      <SettingGroup>
        <WhoItem session={session} />
        <RegionItem />
        <SignedInUntilItem session={session} />
      </SettingGroup>
      <RightsTable session={session} />
      <KeychainGroup session={session} />
    </>
  );
}

export const accountSection: SettingsSection = {
  name: 'account',
  title: 'settings.account',
  glyph: 'account',
  Content: Account,
};
