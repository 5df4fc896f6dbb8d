import { describe, expect, it } from 'vitest';
import { startingModel } from '../../../electron/tray/starting-model';
import { TOOLTIP_MAX_LENGTH, trayTooltip } from '../../../electron/tray/tray-tooltip';
import { createTranslator } from '../../../shared/i18n';
import { at, now, onQueue, snapshot, wanted, type SnapshotPatch } from './example-snapshot';

const t = createTranslator('en-GB');
const tooltip = (patch: SnapshotPatch = {}): string => trayTooltip(snapshot(patch), now, t);

describe('the tooltip', () => {
  it('says the presence, since when, and the cause', () => {
    expect(tooltip()).toBe('On Queue since 10:42 · set by you from the tray');
  });

  it('says first that the organisation is simulated', () => {
    expect(tooltip({ app: { isSimulated: true } })).toMatch(/^Simulated organisation · On Queue since 10:42/);
  });

  it('says the connection and when the presence was last confirmed', () => {
    const connection = { state: 'offline', isStale: true, confirmedAt: at(11, 40) } as const;
    expect(tooltip({ connection, presence: { current: { ...onQueue, cause: { kind: 'elsewhere' } } } })).toBe(
      'On Queue since 10:42 · changed elsewhere · No connection to Genesys Cloud · Last confirmed at 11:40',
    );
  });

  it('says what is being set', () => {
    expect(tooltip({ presence: { wanted: wanted() } })).toContain('On Queue since 10:42 · Setting Break…');
  });

  it('names the day of a presence that began before today', () => {
    const before = (days: number): string =>
      tooltip({ presence: { current: { ...onQueue, since: new Date(2026, 9, 22 - days, 18, 5).getTime() } } });
    expect(before(1)).toContain('On Queue since yesterday 18:05');
    expect(before(9)).toContain('On Queue since 13 Oct 18:05');
  });

  it('adds the note where it fits, and shortens it before anything else', () => {
    const withNote = (note: string): string => tooltip({ presence: { current: { ...onQueue, note } } });
    expect(withNote('till noon')).toBe('On Queue since 10:42 · set by you from the tray · till noon');
    const long = withNote('n'.repeat(200));
    expect(long).toHaveLength(TOOLTIP_MAX_LENGTH);
    expect(long).toMatch(/^On Queue since 10:42 · set by you from the tray · n+…$/);
  });

  it('never outgrows Windows, and never cuts a character in two', () => {
    const label = '🎧'.repeat(100);
    const text = tooltip({ presence: { current: { ...onQueue, label, note: label } } });
    expect(text.length).toBeLessThanOrEqual(TOOLTIP_MAX_LENGTH);
    expect(() => encodeURIComponent(text)).not.toThrow();
  });

  it('says signed out, starting, and waiting for the keyring', () => {
    expect(tooltip({ session: { state: 'signed-out', reason: 'never', detail: '', canSignIn: true } })).toBe(
      'Signed out',
    );
    expect(tooltip({ session: { state: 'starting', waitingFor: 'app' } })).toBe(startingModel().tooltip);
    expect(tooltip({ session: { state: 'starting', waitingFor: 'keyring' } })).toBe('Waiting for your keyring');
  });
});
