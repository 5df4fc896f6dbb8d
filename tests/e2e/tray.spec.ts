import type { MenuNode } from '../fakes/tray-item';
import { expect, test } from './support/fixtures';

const checkedLabels = (items: readonly MenuNode[]): string[] =>
  items.filter(({ isChecked }) => isChecked).map(({ label }) => label);

test.describe('the tray', () => {
  test('lists every presence that the organisation offers, the current one checked', async ({ app, cloud }) => {
    const items = await app.tray.menuBecomes((all) => checkedLabels(all).includes('Available'));
    const radios = items.filter(({ kind }) => kind === 'radio').map(({ label }) => label);
    for (const label of cloud.labels) {
      expect(radios.filter((radio) => radio === label || radio.startsWith(`${label} — `))).toHaveLength(1);
    }
    expect(checkedLabels(items)).toEqual(['Available']);
    expect(radios.join('|')).not.toContain('Fax duty');
    expect(radios.join('|')).not.toContain('Idle');
    expect(items.slice(-4).map(({ label }) => label)).toEqual(['Open Presence Tray', 'History…', 'Settings…', 'Quit']);
    expect(items[0]?.label).toMatch(/^Available since .+/);
  });

  test('a click on Break sets it in the cloud, and the icon, its tooltip and its menu say so', async ({
    app,
    cloud,
  }) => {
    const before = await app.tray.look();
    await app.click('Break');
    expect(await cloud.holds('Break')).toMatchObject({ by: { kind: 'api', userId: cloud.agents[0].id } });
    const after = await app.tray.lookBecomes(({ tooltip }) =>
      /^Break since .* · set by you from the tray/.test(tooltip),
    );
    expect(after.pixels.equals(before.pixels)).toBe(false);
    const items = await app.tray.menuBecomes((all) => checkedLabels(all).includes('Break'));
    expect(checkedLabels(items)).toEqual(['Break']);
    expect(items.map(({ label }) => label)).toContain('Set by you from the tray');
  });

  test('a click on a secondary presence in a submenu sets it', async ({ app, cloud }) => {
    await app.click('Team huddle');
    await cloud.holds('Team huddle');
    const items = await app.tray.menuBecomes((all) => checkedLabels(all).includes('Team huddle'));
    expect(items.filter(({ kind }) => kind === 'submenu').map(({ label }) => label)).toContain('Meeting: Team huddle');
  });

  test('a presence that may not follow the present one cannot be clicked and says what to set first', async ({
    app,
    cloud,
  }) => {
    await cloud.changeElsewhere('Break');
    const items = await app.tray.menuBecomes((all) => checkedLabels(all).includes('Break'));
    const away = items.find(({ label }) => label.startsWith('Away — '));
    expect(away?.label).toMatch(/^Away — Set Available( or .*)? first$/);
    expect(away?.isEnabled).toBe(false);
    expect((await cloud.ledger()).at(-1)?.systemPresence).toBe('BREAK');
  });

  test('a change made elsewhere shows in tray and window within a second', async ({ app, cloud }) => {
    const page = await app.openWindow();
    const changedAtMs = performance.now();
    await cloud.changeElsewhere('Meal');
    await Promise.all([
      app.tray.lookBecomes(({ tooltip }) => /^Meal since .* · changed elsewhere/.test(tooltip)),
      expect(page.getByRole('heading', { level: 1 })).toContainText(/^Meal since .*[,.] Changed elsewhere/),
    ]);
    expect(performance.now() - changedAtMs).toBeLessThan(1_000);
  });

  test('a click on the icon itself opens the window', async ({ app }) => {
    await app.tray.activate();
    await app.page();
    await expect.poll(() => app.isWindowVisible()).toBe(true);
  });
});
