import { useState } from 'react';
import type { FeatureRight } from '../../../../shared/rights/feature-rights';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { Glyph } from '../../../ui/glyph';
import type { SignedInProps } from './signed-in';
import { SettingGroup } from '../../../ui/setting-group';

/** What works, and the exact name of what the role or the OAuth client lacks where something does not. */
export function RightsTable({ session }: SignedInProps) {
  const { translator } = useApp();
  const title = translator.text(session.actsAs === 'agent' ? 'account.rights' : 'account.rights.application');
  return (
    <SettingGroup title={title}>
      <table className="rights" aria-label={title}>
        <thead className="unseen">
          <tr>
            <th scope="col">{translator.text('account.rights.feature')}</th>
            <th scope="col">{translator.text('account.rights.state')}</th>
          </tr>
        </thead>
        <tbody>
          {session.rights.map((right) => (
            <RightRow key={right.feature} right={right} />
          ))}
        </tbody>
      </table>
    </SettingGroup>
  );
}

function RightRow({ right }: { readonly right: FeatureRight }) {
  const { translator } = useApp();
  const { feature, state } = right;
  const isMissing = state === 'scope-missing' || state === 'permission-missing';
  return (
    <tr>
      <th scope="row">
        <p className="setting-title">{translator.text(`right.${feature}`)}</p>
        {isMissing && (
          <p className="setting-hint selectable">
            {translator.text(state === 'scope-missing' ? 'account.rights.scope' : 'account.rights.permission', {
              missing: right.missing,
            })}{' '}
            {translator.text(`right.${feature}.without`)}
          </p>
        )}
      </th>
      <td>
        <Answer right={right} />
      </td>
    </tr>
  );
}

function Answer({ right }: { readonly right: FeatureRight }) {
  const { translator } = useApp();
  switch (right.state) {
    case 'works':
      return (
        <span className="right works">
          <Glyph name="check" />
          {translator.text('account.rights.yes')}
        </span>
      );
    case 'unknown':
      return <span className="right">{translator.text('account.rights.unknown')}</span>;
    case 'scope-missing':
    case 'permission-missing':
      return <Missing feature={right.feature} missing={right.missing} />;
  }
}

function Missing({ feature, missing }: { readonly feature: FeatureRight['feature']; readonly missing: string }) {
  const { client, translator, announce } = useApp();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await client.send('session.copyMissingRight', { feature }))) return;
    setIsCopied(true);
    announce(translator.text('account.rights.copied'), 'polite');
  };
  return (
    <span className="right missing">
      <Glyph name="warning" />
      {translator.text('account.rights.no')}
      <Button
        look="quiet"
        aria-label={isCopied ? undefined : translator.text('account.rights.copy.label', { missing })}
        onClick={() => void copy()}
      >
        <Glyph name={isCopied ? 'check' : 'copy'} />
        {translator.text(isCopied ? 'account.rights.copied' : 'account.rights.copy')}
      </Button>
    </span>
  );
}
