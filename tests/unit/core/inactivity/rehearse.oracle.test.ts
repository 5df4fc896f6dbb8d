import { describe, expect, it } from 'vitest';
import type { InactivityEvent } from '../../../../electron/core/inactivity/events';
import { rehearse } from '../../../../electron/core/inactivity/rehearse';
import type { StandingPresence } from '../../../../electron/core/inactivity/state';
import type { PresenceChange } from '../../../../electron/core/presence/journal-entries';
import { inactivityRulesSchema } from '../../../../shared/inactivity/rules';
import type { SystemPresence } from '../../../../shared/presence/system-presence';
import { Desk, HOUR, MINUTE, SECOND } from './person-at-desk';
import { fc } from '../../../properties';

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at' | 'steadyMs'> : never;

/** Somebody who goes back to what they were at once, whenever they find that they were set Offline. */
class WhoGoesBack extends Desk {
  override tell(event: Untimed<InactivityEvent>): void {
    super.tell(event);
    const { absence } = this;
    if (absence?.stage.kind === 'back') this.stands(absence.former.systemPresence, 'rule');
  }
}

type Deed = (desk: Desk) => void;
const named = (name: string, deed: Deed): Deed => Object.assign(deed, { [fc.toStringMethod]: () => name });
/** Half a minute lies between any return and any threshold: so long it may take until a return is seen. */
const absent = fc.integer({ min: 0, max: 40 }).map((minutes) => minutes * MINUTE + 30 * SECOND);
const presence = fc.constantFrom<SystemPresence>('available', 'busy', 'meal', 'meeting');

const deed = fc.oneof(
  fc
    .integer({ min: 0, max: 40 })
    .map((minutes) => named(`nobody for ${minutes}`, (desk) => desk.wait(minutes * MINUTE))),
  absent.map((ms) =>
    named(`gone for ${ms}`, (desk) => {
      desk.wait(ms);
      desk.input();
    }),
  ),
  fc
    .integer({ min: 1, max: 20 })
    .map((minutes) => named(`at work for ${minutes}`, (desk) => desk.work(minutes * MINUTE, 20 * SECOND))),
  absent.map((ms) =>
    named(`asleep for ${ms}`, (desk) => {
      desk.sleep(ms);
      desk.input();
      desk.sample();
    }),
  ),
  fc
    .tuple(presence, fc.constantFrom('agent', 'elsewhere'))
    .map(([to, by]) => named(`${to} by ${by}`, (desk) => desk.stands(to, by))),
);

describe('A rehearsal of any day', () => {
  it('says what the rules would really have done', () => {
    const rules = { expiryMinutes: 10 };
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        const recorded = new Desk({ isEnabled: false });
        const real = new WhoGoesBack(rules);
        const from = recorded.now;
        const changes: PresenceChange[] = [];
        let noted: StandingPresence | null = null;
        for (const desk of [recorded, real]) {
          desk.stands('available', 'agent');
          desk.work(MINUTE);
        }
        const note = (): void => {
          const { standing } = recorded.state;
          if (standing === null || standing === noted) return;
          noted = standing;
          changes.push({
            previousDefinitionId: null,
            definitionId: standing.definitionId,
            note: '',
            cause: standing.by === 'agent' ? { kind: 'agent', via: 'tray' } : { kind: 'elsewhere' },
            decidedAt: null,
            appliedAt: standing.since,
            seenAt: standing.since,
            isRecovered: false,
          });
        };
        note();
        for (const act of deeds) {
          act(recorded);
          note();
          act(real);
        }
        for (const desk of [recorded, real]) desk.work(2 * MINUTE);
        const { expiries } = rehearse(
          inactivityRulesSchema.parse(rules),
          { changes, spells: recorded.spells, recordedSince: from, systemPresenceOf: (id) => id as SystemPresence },
          from - HOUR,
          recorded.now,
        );
        expect(expiries.map(({ at }) => (at - from) / SECOND)).toEqual(real.sets.map(({ at }) => (at - from) / SECOND));
      }),
    );
  });
});
