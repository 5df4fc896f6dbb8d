import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { SettingRow } from '../../../ui/setting-row';
import { Decider } from '../setting-item';

/** Where the organisation is, and who decided that. */
export function RegionItem() {
  const { client, snapshot, translator } = useApp();
  const { setUp, app } = snapshot;
  if (app.isSimulated) {
    return (
      <SettingRow title={translator.text('account.simulated')} hint={translator.text('account.simulated.why')}>
        {() => (
          <Button look="standard" onClick={() => void client.send('setUp.leaveSimulation')}>
            {translator.text('account.simulated.leave')}
          </Button>
        )}
      </SettingRow>
    );
  }
  const place = setUp?.place ?? null;
  if (place === null) return null;
  return (
    <SettingRow title={translator.text('account.region')} hint={whereItIs(place)}>
      {() =>
        place.origin === 'user' ? (
          <Button
            look="standard"
            onClick={() => void client.send('window.openPage', { page: 'onboarding', section: 'region' })}
          >
            {translator.text('account.region.change')}
          </Button>
        ) : (
          <Decider path="orgHost" />
        )
      }
    </SettingRow>
  );
}

/** An organisation on this computer is called by its address alone. */
const whereItIs = ({ name, orgHost }: { readonly name: string; readonly orgHost: string }): string =>
  orgHost.endsWith(name) ? orgHost : `${name}, ${orgHost}`;
