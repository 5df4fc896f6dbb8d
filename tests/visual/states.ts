import type { HistoryAnswer } from '../../shared/history/answer';
import type { Opened } from '../../shared/pages';
import type { Snapshot } from '../../shared/snapshot';
import { signedInView } from '../fakes/session-view';
import { todaySoFar } from '../fakes/history-answer';
import { absenceStates } from './absence-states';
import { extremeStates } from './extreme-states';
import { choicesOf, noonish, presenceOf, snapshotOf, usualOffer, wantedOf } from '../fakes/snapshot';
import { historyStates } from './history-states';
import { localApiStates } from './local-api-states';
import { shortcutsStates } from './shortcuts-states';
import { changesStates } from './changes-states';
import { onboardingStates } from './onboarding-states';
import { timedStates } from './timed-states';
import { webhookStates } from './webhook-states';

/** A state of the window to look at. */
export interface VisualState {
  readonly name: string;
  readonly snapshot: Snapshot;
  /** What the window shows; the pop-over without. */
  readonly opened?: Opened;
  /** What main answers when the page asks for the history. */
  readonly history?: HistoryAnswer;
  /** Keys pressed once it stands, in Playwright's spelling. */
  readonly keys?: readonly string[];
  /** A button pressed once it stands, by its name. */
  readonly click?: string;
  /** A text to wait for, where it is not there at once. */
  readonly until?: string;
}

const MINUTE = 60_000;
const note = 'Covering the claims line till noon';
const onQueue = presenceOf('on_queue', 'On Queue', { note });
const onBreak = presenceOf('break', 'Break', { since: noonish - 6 * MINUTE, cause: { kind: 'agent', via: 'window' } });
const awayRefused = choicesOf(usualOffer, {
  away: { code: 'transition-forbidden', allowed: ['available', 'offline'] },
});
const simulated = { isSimulated: true, cloud: '' };

export const visualStates: readonly VisualState[] = [
  ...absenceStates,
  {
    name: 'on-queue',
    snapshot: snapshotOf({ presence: { current: onQueue }, history: { version: 0, today: todaySoFar() } }),
  },
  {
    name: 'break-and-refused',
    snapshot: snapshotOf({ routingStatus: 'off_queue', presence: { current: onBreak, choices: awayRefused } }),
  },
  {
    name: 'permission-missing',
    snapshot: snapshotOf({
      app: simulated,
      routingStatus: 'off_queue',
      presence: {
        current: presenceOf('available', 'Available', { cause: { kind: 'before-start' } }),
        choices: choicesOf(usualOffer, {
          on_queue: { code: 'permission-missing', permission: 'routing:agent:onqueue' },
        }),
      },
    }),
  },
  {
    name: 'secondary-current',
    snapshot: snapshotOf({
      app: simulated,
      routingStatus: 'off_queue',
      presence: {
        current: presenceOf('meeting', 'Team huddle', {
          since: noonish - 21 * MINUTE,
          cause: { kind: 'agent', via: 'shortcut' },
        }),
      },
    }),
  },
  { name: 'filter', snapshot: snapshotOf({ routingStatus: 'idle', presence: { current: onQueue } }), keys: ['c', 'o'] },
  { name: 'filter-nothing', snapshot: snapshotOf({ presence: { current: onQueue } }), keys: ['x', 'y'] },
  {
    name: 'pending',
    snapshot: snapshotOf({ routingStatus: 'idle', presence: { current: onQueue, wanted: wantedOf('Break') } }),
  },
  {
    name: 'waiting',
    snapshot: snapshotOf({
      routingStatus: 'idle',
      connection: { state: 'offline' },
      presence: {
        current: onQueue,
        wanted: wantedOf('Break', {
          stage: 'waiting',
          failure: { code: 'timeout', detail: '', retryAt: noonish + 8_000 },
        }),
      },
    }),
  },
  {
    name: 'not-set',
    snapshot: snapshotOf({
      routingStatus: 'idle',
      presence: {
        current: onQueue,
        notice: {
          kind: 'not-set',
          label: 'Coaching',
          code: 'permission-missing',
          detail: 'presence:userPresence:edit',
        },
      },
    }),
  },
  {
    name: 'conflict',
    snapshot: snapshotOf({
      routingStatus: 'off_queue',
      presence: {
        current: presenceOf('meeting', 'Meeting', { since: noonish - MINUTE, cause: { kind: 'elsewhere' } }),
        notice: { kind: 'conflict', theirsLabel: 'Meeting', mineLabel: 'Break', mineDefinitionId: 'break' },
      },
    }),
  },
  ...timedStates,
  {
    name: 'note-editing',
    snapshot: snapshotOf({ presence: { current: onQueue } }),
    keys: ['Control+e'],
  },
  {
    name: 'stale',
    snapshot: snapshotOf({
      routingStatus: 'idle',
      connection: { state: 'offline', isStale: true, confirmedAt: noonish - 4 * MINUTE },
      presence: { current: onQueue },
    }),
  },
  {
    name: 'connecting',
    snapshot: snapshotOf({
      connection: { state: 'connecting', confirmedAt: null },
      presence: { current: null, choices: [] },
      routingStatus: null,
    }),
  },
  {
    name: 'many-secondaries',
    snapshot: snapshotOf({
      routingStatus: 'off_queue',
      presence: {
        current: presenceOf('break', 'Smoke break', { since: noonish - 3 * MINUTE }),
        choices: choicesOf([
          { presence: 'available', label: 'Available' },
          { presence: 'on_queue', label: 'On Queue', secondaries: ['Back-up', 'Callbacks', 'Chat only'] },
          {
            presence: 'busy',
            label: 'Busy',
            secondaries: ['Admin', 'After-call admin', 'Back office', 'Email', 'Escalation', 'System problem'],
          },
          { presence: 'break', label: 'Break', secondaries: ['Coffee', 'Screen break', 'Prayer', 'Smoke break'] },
          { presence: 'meal', label: 'Meal' },
          {
            presence: 'meeting',
            label: 'Meeting',
            secondaries: ['Quarterly review with the regional management and guests', 'Team huddle'],
          },
          {
            presence: 'training',
            label: 'Training',
            secondaries: ['Compliance training for the financial services team'],
          },
          { presence: 'away', label: 'Away' },
          { presence: 'offline', label: 'Offline' },
        ]),
      },
    }),
    keys: ['ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'],
  },
  {
    name: 'long-names',
    snapshot: snapshotOf({
      session: signedInView({
        userName: 'Maximiliane-Alexandra von Hohenstein-Wallersee',
        organisationName: 'Nordrhein-Westfälische Versorgungsgesellschaft mbH & Co. KG',
        remembered: 'keychain-refused',
      }),
      app: {
        ...simulated,
        isLocalBuild: true,
        notices: [{ code: 'no-tray-host', detail: '' }],
      },
      routingStatus: 'not_responding',
      presence: {
        current: presenceOf('busy', 'After-call administration for the claims department', {
          since: noonish - 19 * 60 * MINUTE,
          cause: { kind: 'agent', via: 'local-api' },
          note: 'Finishing the reports of yesterday that nobody else has the time, the patience or the permission to finish',
        }),
        choices: choicesOf([
          { presence: 'available', label: 'Available for every kind of interaction' },
          { presence: 'on_queue', label: 'On Queue' },
          {
            presence: 'busy',
            label: 'Busy with other work',
            secondaries: ['After-call administration for the claims department'],
          },
          { presence: 'offline', label: 'Offline' },
        ]),
      },
    }),
  },
  ...changesStates,
  {
    name: 'journal-notices',
    snapshot: snapshotOf({
      app: {
        notices: [
          { code: 'journal-reset', detail: '/home/nora/.config/presence-tray/journal.db.broken' },
          { code: 'journal-unwritable', detail: '' },
        ],
      },
      presence: { current: onQueue },
    }),
  },
  {
    name: 'scope-missing',
    snapshot: snapshotOf({
      presence: {
        current: onQueue,
        notice: { kind: 'not-set', label: 'Coaching', code: 'scope-missing', detail: 'presence' },
      },
    }),
    click: 'Copy its name',
  },
  {
    name: 'account',
    snapshot: snapshotOf({
      app: simulated,
      session: signedInView({
        userName: 'Maya Lindqvist',
        organisationName: 'Lakeside Insurance (simulated)',
      }),
      presence: { current: onQueue },
    }),
    click: 'Account: Lakeside Insurance (simulated)',
  },
  {
    name: 'signed-out',
    snapshot: snapshotOf({
      session: { state: 'signed-out', reason: 'never', detail: '', canSignIn: true },
      connection: { state: 'offline', confirmedAt: null },
      presence: { current: null, choices: [] },
      routingStatus: null,
    }),
  },
  {
    name: 'signed-out-expired',
    snapshot: snapshotOf({
      session: { state: 'signed-out', reason: 'expired', detail: '', canSignIn: true },
      presence: { current: null, choices: [], wanted: wantedOf('Break', { stage: 'waiting' }) },
      routingStatus: null,
    }),
  },
  {
    name: 'keyring-missing',
    snapshot: snapshotOf({
      app: { notices: [{ code: 'settings-reset', detail: '/home/nora/.config/presence-tray/settings.json.broken' }] },
      session: {
        state: 'signed-out',
        reason: 'libsecret-missing',
        detail: 'apt-get install libsecret-1-0',
        canSignIn: false,
      },
      presence: { current: null, choices: [] },
      routingStatus: null,
    }),
  },
  {
    name: 'signing-in',
    snapshot: snapshotOf({
      session: {
        state: 'signing-in',
        address: 'https://login.mypurecloud.de/oauth/authorize?client_id=…',
        mustPaste: false,
      },
      presence: { current: null, choices: [] },
      routingStatus: null,
    }),
  },
  {
    name: 'signing-in-by-hand',
    snapshot: snapshotOf({
      session: {
        state: 'signing-in',
        address: 'https://login.mypurecloud.de/oauth/authorize?client_id=…',
        mustPaste: true,
      },
      presence: { current: null, choices: [] },
      routingStatus: null,
    }),
  },
  {
    name: 'sign-in-ends-soon',
    snapshot: snapshotOf({
      session: signedInView({ actsAs: 'application', endsAt: noonish + 24 * 60_000, isEndingSoon: true }),
    }),
  },
  {
    name: 'sign-in-again',
    snapshot: snapshotOf({
      session: signedInView({
        endsAt: noonish + 24 * 60_000,
        isEndingSoon: true,
        again: { state: 'under-way', address: 'https://login.mypurecloud.de/', mustPaste: false },
      }),
    }),
  },
  {
    name: 'signed-out-idle',
    snapshot: snapshotOf({
      session: { state: 'signed-out', reason: 'idle', detail: '', canSignIn: true },
      presence: { current: null, choices: [], wanted: wantedOf('Break', { stage: 'waiting' }) },
      routingStatus: null,
    }),
  },
  {
    name: 'keyring-locked',
    snapshot: snapshotOf({
      session: { state: 'signed-out', reason: 'keyring-locked', detail: '', canSignIn: true },
      presence: { current: null, choices: [] },
      routingStatus: null,
    }),
  },
  {
    name: 'starting',
    snapshot: snapshotOf({
      app: simulated,
      session: { state: 'starting', waitingFor: 'keyring' },
      presence: { current: null, choices: [] },
      routingStatus: null,
    }),
  },
  {
    name: 'settings-general',
    opened: { page: 'settings', section: 'general' },
    snapshot: snapshotOf({
      app: { ...simulated, startsAtLogin: true },
      settings: { values: { theme: 'light' } },
    }),
  },
  {
    name: 'settings-decided',
    opened: { page: 'settings', section: 'general' },
    snapshot: snapshotOf({
      app: { startsAtLogin: false },
      settings: {
        values: { theme: 'light', startAtLogin: false },
        origins: { theme: 'environment', startAtLogin: 'policy' },
      },
    }),
  },
  ...onboardingStates,
  ...historyStates,
  ...localApiStates,
  ...extremeStates,
  ...webhookStates,
  ...shortcutsStates,
];
