import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';

/** The buttons and lights of the desk do nothing: that it is so, and the way to where the reason is. */
export function LocalApiTrouble() {
  const { client, translator } = useApp();
  return (
    <li className="serious">
      <Glyph name="warning" />
      <span>{translator.text('app-notice.local-api-closed')}</span>
      <Button
        look="quiet"
        onClick={() => void client.send('window.openPage', { page: 'settings', section: 'local-api' })}
      >
        {translator.text('app-notice.local-api-settings')}
      </Button>
    </li>
  );
}
