import type { ReactNode } from 'react';
import { formatCause, formatClockTime, formatDuration, formatFailure, formatMissed } from '../../../shared/format';
import type { WantedPresence } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { Notice } from '../../ui/notice';
import { Spinner } from '../../ui/spinner';
import { RequestRefused } from '../request-refused';
import { AbsenceNotice } from '../card/absence-notice';
import { CopyPermissionButton } from './copy-permission-button';
import type { StatusNotice as StatusNoticeModel } from './notice-of';
import { Future, NotResponding, OtherSource } from './standing-notices';
import { TimerOver } from './timer-over';

type Of<Kind extends StatusNoticeModel['kind']> = Extract<StatusNoticeModel, { kind: Kind }>;

/** The card over the list, in words. */
export function StatusNotice({ notice }: { readonly notice: StatusNoticeModel }): ReactNode {
  switch (notice.kind) {
    case 'request-refused':
      return <RequestRefused code={notice.code} />;
    case 'not-set':
      return <NotSet notice={notice} />;
    case 'conflict':
      return <Conflict notice={notice} />;
    case 'automatic-missed':
      return <AutomaticMissed notice={notice} />;
    case 'waiting':
      return <Waiting notice={notice} />;
    case 'sending':
      return <Sending notice={notice} />;
    case 'absence':
      return <AbsenceNotice card={notice.card} />;
    case 'not-responding':
      return <NotResponding />;
    case 'timer-over':
      return <TimerOver timer={notice.timer} />;
    case 'no-connection':
      return <NoConnection />;
    case 'stale':
      return <Stale notice={notice} />;
    case 'future':
      return <Future label={notice.label} />;
    case 'other-source':
      return <OtherSource name={notice.name} />;
  }
}

function NotSet({ notice }: { readonly notice: Of<'not-set'> }) {
  const { client, translator } = useApp();
  return (
    <Notice
      tone="danger"
      icon={<Glyph name="warning" />}
      title={translator.text('notice.not-set', { label: notice.label })}
      body={formatFailure(translator, notice.code, notice.detail)}
      actions={
        <>
          {hasExactName(notice) && <CopyPermissionButton key={notice.detail} />}
          <Button look="standard" onClick={() => void client.send('presence.dismissNotice')}>
            {translator.text('notice.dismiss')}
          </Button>
        </>
      }
    />
  );
}

/** By its name in the API, or several of them; or by its path in the administrator's pages. */
const exactName = /^[^\s,]+(, [^\s,]+)*$|^\S.* > \S/;

/** Whether the notice names a permission or scope that an administrator can look for; the cloud does not always name one. */
function hasExactName({ code, detail }: Of<'not-set'>): boolean {
  return (code === 'permission-missing' || code === 'scope-missing') && exactName.test(detail);
}

function Conflict({ notice }: { readonly notice: Of<'conflict'> }) {
  const { client, snapshot, translator } = useApp();
  const { theirsLabel: theirs, mineLabel: mine, mineDefinitionId } = notice;
  const choice = snapshot.presence.choices.find(({ definitionId }) => definitionId === mineDefinitionId);
  const answer = (answer: 'keep-theirs' | 'set-mine'): void => void client.send('presence.answerConflict', { answer });
  return (
    <Notice
      tone="caution"
      icon={<Glyph name="globe" />}
      title={translator.text('notice.conflict', { theirs })}
      body={translator.text('notice.conflict.why', { mine })}
      actions={
        <>
          <Button look="standard" onClick={() => answer('keep-theirs')}>
            {translator.text('notice.conflict.keep', { theirs })}
          </Button>
          <Button look="standard" onClick={() => answer('set-mine')}>
            {choice !== undefined && (
              <span data-presence={choice.systemPresence}>
                <Glyph name={choice.systemPresence} />
              </span>
            )}
            {translator.text('notice.conflict.set', { mine })}
          </Button>
        </>
      }
    />
  );
}

/** A rule could not do its work in time, and it is not done later: what that means is for the agent to say. */
function AutomaticMissed({ notice }: { readonly notice: Of<'automatic-missed'> }) {
  const { client, translator } = useApp();
  const now = useNow(notice.at);
  return (
    <Notice
      tone="caution"
      icon={<Glyph name="warning" />}
      title={formatMissed(translator, notice, now)}
      body={`${formatCause(translator, notice.cause)}.`}
      actions={
        <Button look="standard" onClick={() => void client.send('presence.dismissNotice')}>
          {translator.text('notice.dismiss')}
        </Button>
      }
    />
  );
}

function Waiting({ notice }: { readonly notice: Of<'waiting'> }) {
  const { client, snapshot, translator } = useApp();
  const { current } = snapshot.presence;
  const { label, failure, givenUpAt } = notice;
  const time = formatClockTime(givenUpAt, translator.locale);
  const withdraw =
    label === null
      ? translator.text('notice.withdraw-note')
      : current === null
        ? translator.text('notice.withdraw.plain')
        : translator.text('notice.withdraw', { label: current.label });
  return (
    <Notice
      tone="danger"
      icon={failure === null ? <Spinner /> : <Glyph name="warning" />}
      title={label === null ? translator.text('notice.waiting-note') : translator.text('notice.waiting', { label })}
      body={
        <>
          {failure === null ? translator.text('notice.waiting.again') : <NextTry failure={failure} />}{' '}
          {translator.text('notice.waiting.given-up-at', { time })}
        </>
      }
      actions={
        <>
          {failure?.code !== 'rate-limited' && (
            <Button look="standard" onClick={() => void client.send('presence.retry')}>
              <Glyph name="retry" />
              {translator.text('notice.retry')}
            </Button>
          )}
          <Button look="quiet" onClick={() => void client.send('presence.withdraw')}>
            {withdraw}
          </Button>
        </>
      }
    />
  );
}

/** Why it waits and when it is tried next: as a countdown in the last minute, as a time of day before. */
function NextTry({ failure }: { readonly failure: NonNullable<WantedPresence['failure']> }) {
  const { translator } = useApp();
  const { code, detail, retryAt } = failure;
  const now = useNow(retryAt ?? 0, retryAt);
  const reason = formatFailure(translator, code, detail);
  if (retryAt === null) return translator.text('notice.waiting.when-changed', { reason });
  const seconds = Math.ceil((retryAt - now) / 1_000);
  if (seconds <= 0) return translator.text('notice.waiting.next-now', { reason });
  return seconds <= 60
    ? translator.text('notice.waiting.next-in', { reason, seconds })
    : translator.text('notice.waiting.next-at', { reason, time: formatClockTime(retryAt, translator.locale) });
}

function Sending({ notice }: { readonly notice: Of<'sending'> }) {
  const { translator } = useApp();
  const { label } = notice;
  return (
    <Notice
      tone="info"
      isPatient
      icon={<Spinner />}
      title={
        <>
          <b>
            {label === null ? translator.text('notice.sending-note') : translator.text('notice.sending', { label })}
          </b>{' '}
          {label !== null && translator.text('notice.sending.next')}
        </>
      }
    />
  );
}

function NoConnection() {
  const { translator } = useApp();
  return (
    <Notice
      tone="caution"
      icon={<Glyph name="no-connection" />}
      title={translator.text('notice.no-connection')}
      body={translator.text('notice.no-connection.next')}
    />
  );
}

function Stale({ notice }: { readonly notice: Of<'stale'> }) {
  const { translator } = useApp();
  const now = useNow(notice.confirmedAt);
  return (
    <Notice
      tone="caution"
      icon={<Glyph name="no-connection" />}
      title={translator.text('notice.stale', { duration: formatDuration(translator, now - notice.confirmedAt) })}
      body={translator.text('notice.stale.next')}
    />
  );
}
