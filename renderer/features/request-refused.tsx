import { formatAllowed } from '../../shared/format';
import type { IpcErrorCode } from '../../shared/ipc/contract';
import { useApp } from '../app-context';
import { Button } from '../ui/button';
import { Glyph } from '../ui/glyph';
import { Notice } from '../ui/notice';

/** Main refused what this window asked for. */
export function RequestRefused({ code }: { readonly code: IpcErrorCode }) {
  const { client, snapshot, translator } = useApp();
  const { choices, current } = snapshot.presence;
  const allowed = code === 'TRANSITION_FORBIDDEN' ? formatAllowed(choices, current?.definitionId) : '';
  return (
    <Notice
      tone="danger"
      icon={<Glyph name="warning" />}
      title={translator.text('notice.request-failed')}
      body={
        allowed === ''
          ? translator.text(`request.${code}`)
          : translator.text('request.TRANSITION_FORBIDDEN.allowed', { allowed })
      }
      actions={
        <Button look="standard" onClick={client.dismissRefusal}>
          {translator.text('notice.dismiss')}
        </Button>
      }
    />
  );
}
