import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { Notice } from '../../ui/notice';

/** The queue passes the agent by; one click ends that. */
export function NotResponding() {
  const { client, translator } = useApp();
  return (
    <Notice
      tone="danger"
      icon={<Glyph name="warning" />}
      title={translator.text('notice.not-responding')}
      body={translator.text('notice.not-responding.why')}
      actions={
        <Button look="standard" onClick={() => void client.send('routing.clearNotResponding')}>
          {translator.text('notice.not-responding.clear')}
        </Button>
      }
    />
  );
}

/** What follows by itself after the interaction. To stay, the present status is chosen again. */
export function Future({ label }: { readonly label: string }) {
  const { client, snapshot, translator } = useApp();
  const { current } = snapshot.presence;
  return (
    <Notice
      tone="info"
      icon={<Glyph name="timer" />}
      title={translator.text('notice.future', { label })}
      actions={
        current !== null && (
          <Button
            look="standard"
            onClick={() => void client.send('presence.set', { definitionId: current.definitionId })}
          >
            {translator.text('notice.withdraw', { label: current.label })}
          </Button>
        )
      }
    />
  );
}

/** Others see Teams or Zoom. The place is claimed back by a click only. */
export function OtherSource({ name }: { readonly name: string | null }) {
  const { client, translator } = useApp();
  return (
    <Notice
      tone="caution"
      icon={<Glyph name="globe" />}
      title={translator.text('notice.other-source', { source: name ?? translator.text('notice.other-source.unnamed') })}
      body={translator.text('notice.other-source.why')}
      actions={
        <Button look="standard" onClick={() => void client.send('presence.claimPrimary')}>
          {translator.text('notice.other-source.claim')}
        </Button>
      }
    />
  );
}
