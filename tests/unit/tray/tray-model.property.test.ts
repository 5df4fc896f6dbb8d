import { describe, expect, it } from 'vitest';
import { trayIconNames } from '../../../electron/tray/tray-icon-name';
import { trayModel } from '../../../electron/tray/tray-model';
import { TOOLTIP_MAX_LENGTH } from '../../../electron/tray/tray-tooltip';
import { createTranslator } from '../../../shared/i18n';
import { presenceClasses, systemPresences } from '../../../shared/presence/system-presence';
import type { PresenceChoice, Refusal, Snapshot } from '../../../shared/snapshot';
import { now, onQueue, snapshot, wanted } from './example-snapshot';
import { everyItem } from './menu-text';
import { fc } from '../../properties';

const t = createTranslator('en-GB');

const refusal: fc.Arbitrary<Refusal> = fc.oneof(
  fc.record({ code: fc.constant('transition-forbidden' as const), allowed: fc.subarray([...presenceClasses]) }),
  fc.record({ code: fc.constant('permission-missing' as const), permission: fc.string() }),
  fc.constant({ code: 'definition-deactivated' } as const),
);

const choices: fc.Arbitrary<PresenceChoice[]> = fc.uniqueArray(
  fc.record({
    definitionId: fc.uuid(),
    systemPresence: fc.constantFrom(...systemPresences),
    label: fc.string(),
    isSystemDefault: fc.boolean(),
    refusal: fc.option(refusal),
  }),
  { selector: ({ definitionId }) => definitionId, maxLength: 25 },
);

const snapshots: fc.Arbitrary<Snapshot> = fc
  .record({ choices, position: fc.nat(30), label: fc.string(), note: fc.string(), isPending: fc.boolean() })
  .map(({ choices: offered, position, label, note, isPending }) => {
    const { definitionId, systemPresence } = offered[position] ?? {
      definitionId: 'not offered',
      systemPresence: 'idle' as const,
    };
    return snapshot({
      presence: {
        choices: offered,
        current: { ...onQueue, definitionId, systemPresence, label, note },
        wanted: isPending ? wanted({ label }) : null,
      },
    });
  });

describe('the tray menu of any organisation', () => {
  it('checks exactly the current presence if it is offered, and nothing otherwise', () => {
    fc.assert(
      fc.property(snapshots, (example) => {
        const { current, choices: offered } = example.presence;
        const checked = everyItem(trayModel(example, now, t).menu).flatMap((item) =>
          item.kind === 'radio' && item.isChecked ? [item.command] : [],
        );
        const isOffered = offered.some(({ definitionId }) => definitionId === current?.definitionId);
        expect(checked).toEqual(isOffered ? [{ type: 'set-presence', definitionId: current?.definitionId ?? '' }] : []);
      }),
    );
  });

  it('offers every choice exactly once, and enables it unless it is refused', () => {
    fc.assert(
      fc.property(snapshots, (example) => {
        const radios = everyItem(trayModel(example, now, t).menu).flatMap((item) =>
          item.kind === 'radio' && item.command.type === 'set-presence'
            ? [`${item.command.definitionId} ${item.isEnabled}`]
            : [],
        );
        const expected = example.presence.choices.map(
          ({ definitionId, refusal: why }) =>
            `${definitionId} ${why === null || definitionId === example.presence.current?.definitionId}`,
        );
        expect(radios.sort()).toEqual(expected.sort());
      }),
    );
  });

  it('keeps to one line per item, a tooltip that fits, a drawing that exists, and no two separators in a row', () => {
    fc.assert(
      fc.property(snapshots, (example) => {
        const { menu, tooltip, icon } = trayModel(example, now, t);
        for (const item of everyItem(menu)) {
          expect(item.kind === 'separator' || !/[\n\r\t]/.test(item.label)).toBe(true);
        }
        expect(tooltip.length).toBeLessThanOrEqual(TOOLTIP_MAX_LENGTH);
        expect(trayIconNames).toContain(icon);
        expect(menu.some((item, index) => item.kind === 'separator' && menu[index + 1]?.kind === 'separator')).toBe(
          false,
        );
        expect(menu.slice(-2).map((item) => item.kind)).toEqual(['command', 'command']);
      }),
    );
  });
});
