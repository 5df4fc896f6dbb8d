import type { AbsenceCard, NamedPresence } from '../../shared/snapshot';
import { choicesOf, idOf, noonish } from './snapshot';

const MINUTE = 60_000;

export const namedPresence = (systemPresence: NamedPresence['systemPresence'], label: string): NamedPresence => ({
  definitionId: idOf(label),
  systemPresence,
  label,
});

const absence = {
  absenceId: 'absence-1',
  rule: 'idle',
  idleSince: noonish - 29 * MINUTE,
  former: namedPresence('on_queue', 'On Queue'),
} as const;

const choices = choicesOf().filter(({ label }) => label === 'Break' || label === 'Meal');
const offline = namedPresence('offline', 'Offline');

type CardOf<Kind extends AbsenceCard['kind']> = Extract<AbsenceCard, { kind: Kind }>;

/** One card of each kind, of an agent who left On Queue; spread a change over it. */
export const absenceCards: { readonly [Kind in AbsenceCard['kind']]: CardOf<Kind> } = {
  warning: {
    ...absence,
    kind: 'warning',
    state: 'counting',
    deadline: noonish + 45_000,
    closesAt: null,
    target: offline,
    choices,
  },
  deferred: { ...absence, kind: 'deferred', because: 'interaction', target: offline, choices },
  return: {
    ...absence,
    kind: 'return',
    state: 'back',
    target: offline,
    from: noonish - 34 * MINUTE,
    until: noonish,
    backTo: namedPresence('available', 'Available'),
    isGoingBack: false,
    asksWhatItWas: true,
    annotation: null,
  },
  'go-on-queue': {
    ...absence,
    kind: 'go-on-queue',
    from: noonish - 34 * MINUTE,
    until: noonish,
    current: namedPresence('available', 'Available'),
    onQueue: namedPresence('on_queue', 'On Queue'),
    asksWhatItWas: true,
    annotation: null,
  },
  gap: {
    ...absence,
    kind: 'gap',
    from: noonish - 90 * MINUTE,
    until: noonish,
    asksWhatItWas: true,
    annotation: null,
  },
};
