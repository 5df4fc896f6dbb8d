import type { SessionView } from '../../../../shared/snapshot';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { SettingGroup } from '../../../ui/setting-group';
import { SettingRow } from '../../../ui/setting-row';
import { signInLabel } from '../../session/signed-out';
import { RegionItem } from './region-item';

export interface NobodyGroupProps {
  readonly session: Exclude<SessionView, { state: 'signed-in' }>;
}

/** Nobody is signed in: why, and the way on. */
export function NobodyGroup({ session }: NobodyGroupProps) {
  const { client, translator } = useApp();
  switch (session.state) {
    case 'starting':
      return (
        <SettingGroup>
          <SettingRow
            title={translator.text(`starting.${session.waitingFor}`)}
            hint={translator.text(`starting.${session.waitingFor}.why`)}
          />
        </SettingGroup>
      );
    case 'signing-in':
      return (
        <SettingGroup>
          <SettingRow title={translator.text('signing-in')} hint={translator.text('signing-in.why')}>
            {() => (
              <Button look="standard" onClick={() => void client.send('session.cancelSignIn')}>
                {translator.text('signing-in.cancel')}
              </Button>
            )}
          </SettingRow>
        </SettingGroup>
      );
    case 'signed-out':
      return (
        <SettingGroup>
          <SettingRow
            title={translator.text(`signed-out.${session.reason}`)}
            hint={[translator.text(`signed-out.${session.reason}.why`), session.detail].join(' ').trim()}
          >
            {() => <WayOn session={session} />}
          </SettingRow>
          <RegionItem />
        </SettingGroup>
      );
  }
}

function WayOn({ session }: { readonly session: Extract<SessionView, { state: 'signed-out' }> }) {
  const { client, translator } = useApp();
  if (session.reason === 'not-chosen') {
    return (
      <Button look="primary" onClick={() => void client.send('window.openPage', { page: 'onboarding' })}>
        {translator.text('onboarding.open')}
      </Button>
    );
  }
  if (!session.canSignIn) return null;
  return (
    <Button look="primary" onClick={() => void client.send('session.signIn')}>
      {translator.text(signInLabel(session.reason))}
    </Button>
  );
}
