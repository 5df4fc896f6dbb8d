import { isDecided } from '../../../../shared/settings/origins';
import type { LocalApiView } from '../../../../shared/snapshot';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { Glyph } from '../../../ui/glyph';
import { SettingRow } from '../../../ui/setting-row';
import { isInTrouble } from './is-in-trouble';

/** Where programs find it, or why they do not, and what can be done about that. */
export function AddressRow() {
  const { client, snapshot, translator } = useApp();
  const { port } = snapshot.settings.values.localApi;
  const view = snapshot.localApi;
  const hint = (
    <span className={isInTrouble(view) ? 'local-api-trouble' : undefined} role="status">
      {isInTrouble(view) && <Glyph name="warning" />}
      <span className="selectable">{useWords(view, port)}</span>
    </span>
  );
  const canMove = !isDecided(snapshot.settings.origins, 'localApi.port');
  return (
    <SettingRow title={translator.text('local-api.address')} hint={hint}>
      {() => (
        <span className="local-api-ways">
          {view.state === 'in-use' && view.freePort !== null && canMove && (
            <Button
              look="primary"
              onClick={() => void client.send('settings.update', { localApi: { port: view.freePort ?? port } })}
            >
              {translator.text('local-api.use-port', { port: String(view.freePort) })}
            </Button>
          )}
          {isInTrouble(view) && (
            <Button look="standard" onClick={() => void client.send('localApi.retry')}>
              {translator.text('local-api.try-again')}
            </Button>
          )}
        </span>
      )}
    </SettingRow>
  );
}

function useWords(view: LocalApiView, port: number): string {
  const { translator } = useApp();
  switch (view.state) {
    case 'listening':
      return view.addresses[0] ?? '';
    case 'in-use':
    case 'not-allowed':
      return translator.text(`local-api.address.${view.state}`, { port: String(port) });
    case 'failed':
      return translator.text('local-api.address.failed', { detail: view.detail });
    case 'keyring':
      return translator.text('local-api.address.keyring');
    case 'off':
    case 'starting':
      return translator.text('local-api.address.starting');
  }
}
