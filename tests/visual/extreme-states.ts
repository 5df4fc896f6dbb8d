import { choicesOf, noonish, presenceOf, snapshotOf, wantedOf } from '../fakes/snapshot';
import { signedInView } from '../fakes/session-view';
import type { VisualState } from './states';

const teams = ['North', 'South', 'East', 'West', 'Night', 'Weekend', 'Claims', 'Sales', 'Renewals', 'Partners'];
const named = (what: string): string[] => teams.map((team) => `${team} ${what}`);

/** Names that are many, long, written from right to left, or drawn. */
export const extremeStates: readonly VisualState[] = [
  {
    name: 'extreme-many',
    snapshot: snapshotOf({
      presence: {
        current: presenceOf('training', 'Renewals course'),
        choices: choicesOf([
          { presence: 'available', label: 'Available' },
          { presence: 'on_queue', label: 'On Queue' },
          { presence: 'busy', label: 'Busy', secondaries: named('paperwork') },
          { presence: 'break', label: 'Break', secondaries: named('break') },
          { presence: 'meal', label: 'Meal', secondaries: ['Early lunch', 'Late lunch'] },
          { presence: 'meeting', label: 'Meeting', secondaries: named('meeting') },
          { presence: 'training', label: 'Training', secondaries: named('course') },
          { presence: 'away', label: 'Away', secondaries: named('errand') },
          { presence: 'offline', label: 'Offline' },
        ]),
      },
    }),
  },
  {
    name: 'extreme-right-to-left',
    snapshot: snapshotOf({
      session: signedInView({ userName: 'נועה לוי', organisationName: 'מוקד שירות צפון בע"מ והמרכז הארצי לתמיכה' }),
      presence: {
        current: presenceOf('busy', 'עבודה אחרי שיחה', { note: 'אחזור ב-11:30, אחרי הישיבה עם צוות התביעות בקומה 3' }),
        wanted: wantedOf('הפסקה', {
          stage: 'waiting',
          failure: { code: 'timeout', detail: '', retryAt: noonish + 8_000 },
        }),
        choices: choicesOf([
          { presence: 'available', label: 'זמין' },
          { presence: 'on_queue', label: 'בתור' },
          { presence: 'busy', label: 'עסוק', secondaries: ['עבודה אחרי שיחה'] },
          { presence: 'break', label: 'הפסקה' },
          { presence: 'meeting', label: 'פגישה', secondaries: ['סקירה רבעונית עם ההנהלה האזורית ואורחים מהמחוז'] },
          { presence: 'offline', label: 'לא מחובר' },
        ]),
      },
    }),
  },
  {
    name: 'extreme-drawn',
    snapshot: snapshotOf({
      session: signedInView({ organisationName: '🏥 Klinikum Süd' }),
      routingStatus: 'off_queue',
      presence: {
        current: presenceOf('break', '☕️ Kaffee & 🥐', {
          note: `🎉 ${'Zurückumviertelnachzwölf'.repeat(4)} 👩‍💻👨‍👩‍👧‍👦 bis gleich`,
        }),
        choices: choicesOf([
          { presence: 'available', label: '✅ Verfügbar' },
          { presence: 'on_queue', label: '🎧 In der Warteschlange' },
          { presence: 'break', label: 'Pause', secondaries: ['☕️ Kaffee & 🥐', '🚬'] },
          { presence: 'meeting', label: 'Donaudampfschifffahrtsgesellschaftskapitänsbesprechung', secondaries: ['👥'] },
          { presence: 'offline', label: '🌙 Offline' },
        ]),
      },
    }),
  },
];
