import { describe, expect, it } from 'vitest';
import { requestNames } from '../../../shared/ipc/channels';
import type { RequestName } from '../../../shared/ipc/channels';
import { err, ok } from '../../../shared/result';
import { cloudFailure } from '../../fakes/gateway';
import { remote } from '../core/presence/fixtures';
import { SessionHarness, signedInSession } from '../services/session-harness';
import { HandlersHarness, done, refusal, live } from './handlers-harness';

describe('The handlers', () => {
  it('answer every request of the contract and no other', () => {
    expect(Object.keys(new HandlersHarness().handlers).sort()).toEqual([...requestNames].sort());
  });

  it('give the snapshot as it is', async () => {
    const { handlers, snapshot } = new HandlersHarness();
    expect(await handlers['app.snapshot']()).toEqual(ok(snapshot));
  });

  it('hide the window', async () => {
    const harness = new HandlersHarness();
    expect(await harness.handlers['window.close']()).toEqual(done);
    expect(harness.hidden).toBe(1);
  });

  it('make the card as high as its content, and put it away', async () => {
    const { handlers, card } = new HandlersHarness();
    expect(await handlers['card.fit']({ height: 212 })).toEqual(done);
    expect(await handlers['card.close']()).toEqual(done);
    expect(card).toMatchObject({ heights: [212], closings: 1 });
  });

  it('start and stop the test of the idle sources', async () => {
    const { handlers, selfTest } = new HandlersHarness();
    expect(await handlers['idle.startSelfTest']()).toEqual(done);
    expect(await handlers['idle.stopSelfTest']()).toEqual(done);
    expect(selfTest.asked).toEqual(['start', 'stop']);
  });

  it('end the app', async () => {
    const harness = new HandlersHarness();
    expect(await harness.handlers['app.quit']()).toEqual(done);
    expect(harness.quits).toBe(1);
  });
});

describe('A choice in the window', () => {
  it('is accepted before the cloud has confirmed it, and named as the window’s', async () => {
    const { handlers, gateway, engine } = await live();
    expect(await handlers['presence.set']({ definitionId: 'meal' })).toEqual(done);
    expect(gateway.writes.inputs).toEqual([{ definitionId: 'meal' }]);
    expect(engine.state().wanted?.cause).toEqual({ kind: 'agent', via: 'window' });
  });

  it('leaves the note alone unless one comes with it, even an empty one', async () => {
    const harness = await live();
    await harness.handlers['presence.set']({ definitionId: 'meal', note: '' });
    expect(harness.engine.state().wanted?.patch).toEqual({ definitionId: 'meal', note: '' });
  });

  it('may be of the note only', async () => {
    const { handlers, gateway } = await live();
    expect(await handlers['presence.setNote']({ note: 'Back soon' })).toEqual(done);
    expect(gateway.writes.inputs).toEqual([{ note: 'Back soon' }]);
  });

  it.each([
    ['UNKNOWN_DEFINITION', 'on-queue', 'nowhere'],
    ['DEFINITION_DEACTIVATED', 'on-queue', 'old'],
    ['TRANSITION_FORBIDDEN', 'meal', 'away'],
  ])('is refused as %s', async (code, from, definitionId) => {
    const { handlers, gateway } = await live(from);
    expect(await handlers['presence.set']({ definitionId })).toEqual(refusal(code));
    expect(gateway.writes.count).toBe(0);
  });

  it('that may not follow is refused with what may be set instead', async () => {
    const { handlers } = await live('meal');
    expect(await handlers['presence.set']({ definitionId: 'away' })).toEqual(
      err({
        code: 'TRANSITION_FORBIDDEN',
        message:
          'This presence may not follow the present one. You may set Available, Busy, Break, Meal, Meeting, Training, Away, Offline.',
      }),
    );
  });

  it('that was denied before in this session is refused with the reason', async () => {
    const harness = await live('available');
    await harness.handlers['presence.set']({ definitionId: 'on-queue' });
    harness.gateway.writes.fail('permission-missing', { detail: 'Routing > Agent > On Queue' });
    await harness.time.settle();
    expect(await harness.handlers['presence.set']({ definitionId: 'on-queue' })).toEqual(
      err({ code: 'PERMISSION_MISSING', message: 'Your role lacks Routing > Agent > On Queue for this presence.' }),
    );
    expect(harness.gateway.writes.count).toBe(1);
  });

  it('that waits is tried at once when that is asked for', async () => {
    const { handlers, gateway } = await new HandlersHarness().waiting();
    expect(await handlers['presence.retry']()).toEqual(done);
    expect(gateway.writes.count).toBe(2);
  });

  it('that does not exist cannot be tried', async () => {
    const { handlers } = await live();
    expect(await handlers['presence.retry']()).toEqual(refusal('NOTHING_WAITING'));
  });

  it('that waits is given up when it is withdrawn, once or twice', async () => {
    const { handlers, engine } = await new HandlersHarness().waiting();
    expect(await handlers['presence.withdraw']()).toEqual(done);
    expect(engine.state().wanted).toBeNull();
    expect(await handlers['presence.withdraw']()).toEqual(done);
  });

  it('that was given up is told until the notice is dismissed', async () => {
    const { handlers, engine, gateway, time } = await live();
    await handlers['presence.set']({ definitionId: 'meal' });
    gateway.writes.fail('rejected');
    await time.settle();
    expect(engine.state().notice).not.toBeNull();
    expect(await handlers['presence.dismissNotice']()).toEqual(done);
    expect(engine.state().notice).toBeNull();
  });
});

describe('The name of what the agent lacks', () => {
  async function refusedWith(code: 'permission-missing' | 'scope-missing' | 'rejected'): Promise<HandlersHarness> {
    const harness = await live();
    await harness.handlers['presence.set']({ definitionId: 'meal' });
    harness.gateway.writes.fail(code, { detail: 'presence:userPresence:edit' });
    await harness.time.settle();
    expect(harness.engine.state().notice).toMatchObject({ kind: 'not-set', code });
    return harness;
  }

  it.each(['permission-missing', 'scope-missing'] as const)('goes to the clipboard as it is: %s', async (code) => {
    const harness = await refusedWith(code);
    expect(await harness.handlers['presence.copyMissingPermission']()).toEqual(done);
    expect(harness.copied).toEqual(['presence:userPresence:edit']);
  });

  it('is not there to be copied when something else is wrong, or nothing', async () => {
    const refused = await refusedWith('rejected');
    expect(await refused.handlers['presence.copyMissingPermission']()).toEqual(refusal('NOTHING_WAITING'));
    const harness = await live();
    expect(await harness.handlers['presence.copyMissingPermission']()).toEqual(refusal('NOTHING_WAITING'));
    expect([...refused.copied, ...harness.copied]).toEqual([]);
  });
});

describe('What the window asks for besides a presence', () => {
  const asked = ['presence.claimPrimary', 'routing.clearNotResponding'] as const;

  it('is answered when the cloud has done it', async () => {
    const harness = await live();
    for (const name of asked) expect(await harness.handlers[name]()).toEqual(done);
    expect(harness.acts).toEqual(['claim-primary', 'clear-not-responding']);
  });

  it.each(asked)('“%s” says that the cloud did not do it, and why', async (name) => {
    const harness = await live();
    harness.actOutcome = err(cloudFailure('rejected', { detail: 'Not now.' }));
    expect(await harness.handlers[name]()).toEqual({ ok: false, error: { code: 'NOT_DONE', message: 'Not now.' } });
  });
});

describe('An answer to a conflict', () => {
  async function conflict(mine: string): Promise<HandlersHarness> {
    const harness = await live();
    await harness.handlers['presence.set']({ definitionId: mine });
    harness.gateway.writes.fail('busy');
    await harness.time.settle();
    const presence = remote('meal', harness.time.clock.now() + 1);
    harness.engine.tell({ type: 'presence-notified', presence });
    expect(harness.engine.state().notice?.kind).toBe('conflict');
    return harness;
  }

  it('keeps theirs', async () => {
    const { handlers, engine, gateway } = await conflict('break');
    expect(await handlers['presence.answerConflict']({ answer: 'keep-theirs' })).toEqual(done);
    expect(engine.state().notice).toBeNull();
    expect(gateway.writes.count).toBe(1);
  });

  it('sets the agent’s own', async () => {
    const { handlers, engine, gateway } = await conflict('break');
    expect(await handlers['presence.answerConflict']({ answer: 'set-mine' })).toEqual(done);
    expect(gateway.writes.inputs.at(-1)).toEqual({ definitionId: 'break' });
    expect(engine.state().wanted?.cause).toEqual({ kind: 'agent', via: 'window' });
  });

  it('says when the agent’s own may no longer follow, and the question stands', async () => {
    const { handlers, engine } = await conflict('away');
    expect(await handlers['presence.answerConflict']({ answer: 'set-mine' })).toEqual(refusal('TRANSITION_FORBIDDEN'));
    expect(engine.state().notice?.kind).toBe('conflict');
  });
});

describe('While nobody is signed in', () => {
  it.each<[RequestName, unknown]>([
    ['presence.set', { definitionId: 'meal' }],
    ['presence.setNote', { note: 'Back soon' }],
    ['presence.retry', undefined],
    ['presence.withdraw', undefined],
    ['presence.dismissNotice', undefined],
    ['presence.answerConflict', { answer: 'set-mine' }],
    ['presence.claimPrimary', undefined],
    ['routing.clearNotResponding', undefined],
    ['presence.copyMissingPermission', undefined],
  ])('“%s” is refused', async (name, input) => {
    const harness = await live();
    harness.isSignedIn = false;
    const handler = harness.handlers[name] as (input: unknown) => Promise<unknown>;
    expect(await handler(input)).toEqual(refusal('SIGNED_OUT'));
    expect(harness.gateway.writes.count).toBe(0);
  });

  it.each<RequestName>(['session.signIn', 'session.cancelSignIn', 'session.copySignInAddress', 'session.signOut'])(
    'and there is no cloud to sign in to, “%s” does nothing',
    async (name) => {
      const harness = new HandlersHarness();
      const handler = harness.handlers[name] as (input: object) => Promise<unknown>;
      expect(await handler({ setOffline: false })).toEqual(done);
      expect(harness.copied).toEqual([]);
    },
  );
});

describe('The session in the window', () => {
  async function signingIn(): Promise<{ harness: HandlersHarness; session: SessionHarness }> {
    const harness = new HandlersHarness();
    const session = (harness.session = await new SessionHarness().startSignedOut());
    // Answered at once: the sign-in itself ends minutes later.
    expect(await harness.handlers['session.signIn']()).toEqual(done);
    expect(session.session.view()).toEqual({ state: 'signing-in', address: '', mustPaste: false });
    return { harness, session };
  }

  it('is begun, and cancelled', async () => {
    const { harness, session } = await signingIn();
    expect(await harness.handlers['session.cancelSignIn']()).toEqual(done);
    expect(session.session.view()).toMatchObject({ state: 'signed-out', reason: 'cancelled' });
  });

  it('gives the address of the sign-in page to the clipboard, once there is one', async () => {
    const { harness, session } = await signingIn();
    await harness.handlers['session.copySignInAddress']();
    expect(harness.copied).toEqual([]);
    session.authorisations[0]?.onAddress('https://login.example/authorise');
    expect(await harness.handlers['session.copySignInAddress']()).toEqual(done);
    expect(harness.copied).toEqual(['https://login.example/authorise']);
  });

  it('gives nothing to the clipboard when no sign-in is under way', async () => {
    const harness = new HandlersHarness();
    harness.session = await signedInSession();
    await harness.handlers['session.copySignInAddress']();
    expect(harness.copied).toEqual([]);
  });

  it('is over when the agent signs out', async () => {
    const harness = new HandlersHarness();
    harness.session = await signedInSession();
    expect(await harness.handlers['session.signOut']({ setOffline: false })).toEqual(done);
    expect(harness.session.session.view()).toMatchObject({ state: 'signed-out', reason: 'by-user' });
    expect(harness.session.revoked).toEqual(['token']);
  });
});

describe('Settings from the window', () => {
  it('are taken', async () => {
    const harness = new HandlersHarness();
    expect(await harness.handlers['settings.update']({ theme: 'dark' })).toEqual(done);
    expect(harness.settings.current().theme).toBe('dark');
  });

  it('that could not be written are reported', async () => {
    const harness = new HandlersHarness();
    harness.settings.isBroken = true;
    expect(await harness.handlers['settings.update']({ theme: 'dark' })).toEqual({
      ok: false,
      error: { code: 'NOT_KEPT', message: 'The disk is full.' },
    });
  });
});

describe('A missing right', () => {
  it('goes to the clipboard as a sentence for an administrator, and nothing goes there where nothing is missing', async () => {
    const harness = new HandlersHarness();
    expect(await harness.handlers['session.copyMissingRight']({ feature: 'cloud-history' })).toMatchObject({
      ok: true,
    });
    expect(await harness.handlers['session.copyMissingRight']({ feature: 'set-presence' })).toMatchObject({
      error: { code: 'NOTHING_WAITING' },
    });
    expect(harness.copied).toEqual(['Lacks analytics:userDetail:view.']);
  });
});
