import { formatMoment } from '../../../shared/format';
import type { EndpointView } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';

/** A receiver that is down for less comes back by itself, and nobody need know. */
const QUIET_MS = 15 * 60_000;

/** The receivers about which the agent should know. */
export function useTroubledWebhooks(): readonly EndpointView[] {
  const { endpoints } = useApp().snapshot.webhooks;
  const now = useNow(endpoints.find(({ failingSince }) => failingSince !== null)?.failingSince ?? 0);
  return endpoints.filter(
    ({ state, failingSince }) =>
      state === 'gone' || (state === 'failing' && failingSince !== null && now - failingSince >= QUIET_MS),
  );
}

/** What is wrong with a receiver, and the way to where it can be seen. */
export function WebhookTrouble({ view: { name, state, failingSince } }: { readonly view: EndpointView }) {
  const { client, translator } = useApp();
  const since = failingSince ?? 0;
  const now = useNow(since);
  return (
    <li className="serious">
      <Glyph name="warning" />
      <span>
        {state === 'gone'
          ? translator.text('app-notice.webhook-gone', { name })
          : translator.text('app-notice.webhook-failing', { name, moment: formatMoment(translator, since, now) })}
      </span>
      <Button
        look="quiet"
        onClick={() => void client.send('window.openPage', { page: 'settings', section: 'webhooks' })}
      >
        {translator.text('app-notice.webhook-settings')}
      </Button>
    </li>
  );
}
