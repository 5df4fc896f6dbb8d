import type { Translator } from '../i18n';
import type { Feature } from '../rights/feature-rights';
import type { Snapshot } from '../snapshot';

/** What an administrator is asked for so that a feature works, in a sentence with the exact name; null where nothing is missing. */
export function missingRightRequest(
  translator: Translator,
  { session, setUp }: Snapshot,
  feature: Feature,
): string | null {
  if (session.state !== 'signed-in') return null;
  const right = session.rights.find((one) => one.feature === feature);
  if (right?.state !== 'scope-missing' && right?.state !== 'permission-missing') return null;
  return translator.text(
    right.state === 'scope-missing' ? 'account.rights.request-scope' : 'account.rights.request-permission',
    {
      user: session.userName,
      organisation: session.organisationName,
      client: setUp?.client?.clientId ?? '',
      missing: right.missing,
      feature: translator.text(`right.${feature}`),
    },
  );
}
