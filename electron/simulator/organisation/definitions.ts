import type { SeededRandom } from '../random';
import type { SystemPresenceName } from './system-presences';

/** One presence definition of the simulated organisation. */
export interface Definition {
  readonly id: string;
  readonly systemPresence: SystemPresenceName;
  /** True for the built-in row of its system presence. */
  readonly isSystem: boolean;
  /** Texts by locale as the cloud spells it. */
  readonly labels: Readonly<Record<string, string>>;
  readonly isDeactivated: boolean;
}

/** The built-in rows: their ids are the same in every organisation. */
const systemRows: readonly (readonly [SystemPresenceName, string, string, string])[] = [
  ['AVAILABLE', '6a3af858-942f-489d-9700-5f9bcdcdae9b', 'Available', 'Verfügbar'],
  ['BUSY', '31fe3bac-dea6-44b7-bed7-47f91660a1a0', 'Busy', 'Beschäftigt'],
  ['AWAY', '5e5c5c66-ea97-4e7f-ac41-6424784829f2', 'Away', 'Abwesend'],
  ['BREAK', '227b37e2-f1d0-4dd0-8f50-badd7cf6d158', 'Break', 'Pause'],
  ['MEAL', '3fd96123-badb-4f69-bc03-1b1ccc6d8014', 'Meal', 'Mahlzeit'],
  ['MEETING', 'bbdff279-7ae1-48ea-bade-7831d7234c64', 'Meeting', 'Besprechung'],
  ['TRAINING', 'd2390a99-8546-bad9-8f0a-219548e8aeb0', 'Training', 'Schulung'],
  ['ON_QUEUE', 'e08eaf1b-ee47-4fa9-a231-1200e284798f', 'On Queue', 'In Warteschleife'],
  ['IDLE', '7ffa01cd-7866-4ad7-8faa-31e11b42f51f', 'Idle', 'Inaktiv'],
  ['OFFLINE', 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5', 'Offline', 'Offline'],
];

const secondaryRows: readonly (readonly [SystemPresenceName, string, string, boolean])[] = [
  ['BUSY', 'After-call admin', 'Nachbearbeitung', false],
  ['MEETING', 'Team huddle', 'Teamrunde', false],
  ['MEETING', '1:1 with supervisor', 'Gespräch mit der Leitung', false],
  ['TRAINING', 'Coaching', 'Coaching', false],
  ['AWAY', 'Comfort break', 'Kurze Pause', false],
  ['BUSY', 'Fax duty', 'Faxdienst', true],
];

/** The ids of the system rows, by system presence. */
export const systemDefinitionIds: Readonly<Record<SystemPresenceName, string>> = Object.fromEntries(
  systemRows.map(([systemPresence, id]) => [systemPresence, id]),
) as Record<SystemPresenceName, string>;

/** The organisation's definitions: the ten system rows, five secondaries in two languages and one that was deactivated. */
export function createDefinitions(random: SeededRandom): readonly Definition[] {
  return [
    ...systemRows.map(([systemPresence, id, english, german]) => ({
      id,
      systemPresence,
      isSystem: true,
      labels: { en_US: english, de: german },
      isDeactivated: false,
    })),
    ...secondaryRows.map(([systemPresence, english, german, isDeactivated]) => ({
      id: random.guid(),
      systemPresence,
      isSystem: false,
      labels: { en_US: english, de: german },
      isDeactivated,
    })),
  ];
}
