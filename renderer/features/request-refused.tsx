import type { IpcErrorCode } from '../../shared/ipc/contract';
import { useApp } from '../app-context';
import { Button } from '../ui/button';
import { Glyph } from '../ui/glyph';
import { Notice } from '../ui/notice';

/** Main refused what this window asked for. */
export function RequestRefused({ code }: { readonly code: IpcErrorCode }) {
  const { client, translator } = useApp();
  return (
    <Notice
      tone="danger"
      icon={<Glyph name="warning" />}
      title={translator.text('notice.request-failed')}
      body={translator.text(`request.${code}`)}
      actions={
        <Button look="standard" onClick={client.dismissRefusal}>
          {translator.text('notice.dismiss')}
        </Button>
      }
    />
  );
}
