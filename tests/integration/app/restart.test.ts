import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakePorts } from '../../fakes/ports';
import { Desk, presencePath } from './desk';
import type { RunningApp } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

/** The same computer again: keychain and disk are as the last run left them. */
function startAgain({ ports }: RunningApp): RunningApp {
  return desk.start({ ports: new FakePorts(ports.secrets, ports.startSimulator, ports.disk) });
}

describe('After a restart', () => {
  it('what waited is sent, once, and still named as the agent’s', async () => {
    const first = await desk.startSignedIn();
    await desk.control('faults', { path: presencePath, method: 'PATCH', status: 503 });
    first.tray.click('Meal');
    await first.shows('the wish waits', ({ presence }) => presence.wanted?.stage === 'waiting');
    await first.app.dispose();
    await desk.clearFaults();
    const second = startAgain(first);
    await second.settledOn('Meal');
    expect(second.snapshot.presence.current?.cause).toEqual({ kind: 'agent', via: 'tray' });
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('a write that was under way and carried out is not sent again, and counts as ours', async () => {
    const first = await desk.startSignedIn();
    await desk.control('faults', { path: presencePath, method: 'PATCH', action: 'delay-answer', latencyMs: 60_000 });
    first.tray.click('Meal');
    await expect.poll(async () => (await desk.ledger()).length).toBe(1);
    await first.app.dispose();
    await desk.clearFaults();
    const second = startAgain(first);
    await second.settledOn('Meal');
    expect(second.snapshot.presence.current?.cause).toEqual({ kind: 'agent', via: 'tray' });
    expect(await desk.requests('PATCH', presencePath)).toHaveLength(1);
  });

  it('a presence that was set for a while keeps its end', async () => {
    const first = await desk.startSignedIn();
    const { definitionId } = first.snapshot.presence.choices.find(({ label }) => label === 'Meal') ?? {};
    await first.ports.handlers?.['presence.set']({ definitionId: definitionId ?? '', durationMs: 30 * 60_000 });
    await first.settledOn('Meal');
    const { timer } = first.snapshot.presence;
    expect(timer).toMatchObject({ stage: 'running', returnTo: { label: 'Available' } });
    await first.app.dispose();
    const second = startAgain(first);
    await second.signedIn();
    expect(second.snapshot.presence.timer).toEqual(timer);
    expect(second.tray.labels).toContain('No end for Meal');
  });

  it('the presence stays as it was left, with the cause that is known of it', async () => {
    const first = await desk.startSignedIn();
    first.tray.click('Meal');
    await first.settledOn('Meal');
    await first.app.dispose();
    const second = startAgain(first);
    await second.signedIn();
    expect(second.tray.checked).toBe('Meal');
    expect(second.snapshot.presence.current?.cause).toEqual({ kind: 'agent', via: 'tray' });
    expect(await desk.ledger()).toHaveLength(1);
  });
});
