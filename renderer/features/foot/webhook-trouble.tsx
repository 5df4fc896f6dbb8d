import { formatMoment } from '../../../shared/format';
import type { EndpointView } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';

/** A receiver that is down for less comes back by itself, and nobody need know. */
const QUIET_MS = 15 * 60_000;

/** For so long it is told that an event was given up: it stays in the settings. */
const GIVEN_UP_TOLD_MS = 24 * 3_600_000;

type Trouble = 'webhook-gone' | 'webhook-failing' | 'webhook-given-up';

function troubleOf({ state, failingSince, givenUpAt }: EndpointView, now: number): Trouble | null {
  if (state === 'gone') return 'webhook-gone';
  if (state === 'failing' && failingSince !== null && now - failingSince >= QUIET_MS) return 'webhook-failing';
  return givenUpAt !== null && now - givenUpAt < GIVEN_UP_TOLD_MS ? 'webhook-given-up' : null;
}

/** The receivers about which the agent should know. */
export function useTroubledWebhooks(): readonly EndpointView[] {
  const { endpoints } = useApp().snapshot.webhooks;
  const now = useNow(endpoints.find(({ failingSince }) => failingSince !== null)?.failingSince ?? null);
  return endpoints.filter((view) => troubleOf(view, now) !== null);
}

/** What is wrong with a receiver, and the way to where it can be seen. */
export function WebhookTrouble({ view }: { readonly view: EndpointView }) {
  const { client, translator } = useApp();
  const { name, failingSince } = view;
  const since = failingSince ?? 0;
  const now = useNow(since);
  const trouble = troubleOf(view, now);
  if (trouble === null) return null;
  return (
    <li className="serious">
      <Glyph name="warning" />
      <span>{translator.text(`app-notice.${trouble}`, { name, moment: formatMoment(translator, since, now) })}</span>
      <Button
        look="quiet"
        onClick={() => void client.send('window.openPage', { page: 'settings', section: 'webhooks' })}
      >
        {translator.text('app-notice.webhook-settings')}
      </Button>
    </li>
  );
}
