import { formatUntil } from '../../../../shared/format';
import { useApp } from '../../../app-context';
import { useNow } from '../../../clock/use-now';
import { Button } from '../../../ui/button';
import { SettingRow } from '../../../ui/setting-row';
import type { SignedInProps } from './signed-in';

/** When the sign-in ends, and renewing it before: nothing that is shown or waits is lost by that. */
export function SignedInUntilItem({ session }: SignedInProps) {
  const { client, translator } = useApp();
  const { endsAt, again, actsAs } = session;
  const now = useNow(endsAt ?? 0);
  const hint = (): string => {
    if (again?.state === 'under-way') return translator.text('account.until.under-way');
    if (endsAt === null) return translator.text('account.until.renews');
    const moment = formatUntil(translator, endsAt, now);
    if (again?.state !== 'failed') return translator.text('account.until.when', { moment });
    return translator.text('account.until.failed', { moment, reason: translator.text(`signed-out.${again.reason}`) });
  };
  return (
    <SettingRow title={translator.text('account.until')} hint={hint()}>
      {() => {
        // An application signs in by itself.
        if (actsAs === 'application') return null;
        return again?.state === 'under-way' ? (
          <Button look="standard" onClick={() => void client.send('session.cancelSignIn')}>
            {translator.text('account.cancel')}
          </Button>
        ) : (
          <Button look="standard" onClick={() => void client.send('session.signIn')}>
            {translator.text('account.again')}
          </Button>
        );
      }}
    </SettingRow>
  );
}
