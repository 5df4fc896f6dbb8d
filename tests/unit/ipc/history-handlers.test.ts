import { beforeEach, describe, expect, it } from 'vitest';
import { createHistoryHandlers } from '../../../electron/ipc/history-handlers';
import type { FileToSave } from '../../../electron/ports';
import type { History } from '../../../electron/services/history/history';
import { packAnswer } from '../../../shared/history/packed';
import { historyRequests } from '../../../shared/history/requests';
import type { Result } from '../../../shared/result';
import { err, ok } from '../../../shared/result';
import { monday } from '../shared/history/answers';

const range = { startAt: Date.UTC(2026, 9, 16), endAt: Date.UTC(2026, 9, 30) };

class Desk {
  history: Partial<History> | null = {};
  outcome: Result<boolean, { detail: string }> = ok(true);
  readonly saved: FileToSave[] = [];
  printed: Uint8Array | null = null;
  readonly handlers = createHistoryHandlers({
    history: () => this.history as History | null,
    printHistory: () => Promise.resolve(this.printed),
    saveFile: (file) => {
      this.saved.push(file);
      return Promise.resolve(this.outcome);
    },
  });
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

describe('The window', () => {
  it('is told what is known of a range', async () => {
    desk.history = { read: () => monday };
    expect(await desk.handlers['history.read']({ range, isAsked: false })).toEqual(ok(packAnswer(monday)));
  });

  it('saves a range under a name that says which', async () => {
    desk.history = { exported: (_range, format) => `as ${format}` };
    expect(await desk.handlers['history.export']({ range, format: 'csv' })).toEqual(ok({ isSaved: true }));
    expect(desk.saved).toEqual([{ suggestedName: 'presence-history-2026-10-16-to-2026-10-29.csv', content: 'as csv' }]);
  });

  it('saves the picture of the chart as it is, and only a picture', async () => {
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]);
    expect(await desk.handlers['history.exportPicture']({ range, picture })).toEqual(ok({ isSaved: true }));
    expect(desk.saved).toEqual([{ suggestedName: 'presence-history-2026-10-16-to-2026-10-29.png', content: picture }]);
    const { input } = historyRequests['history.exportPicture'];
    expect(input.safeParse({ range, picture }).success).toBe(true);
    expect(input.safeParse({ range, picture: new TextEncoder().encode('#!/bin/sh') }).success).toBe(false);
    expect(input.safeParse({ range, picture: [...picture] }).success).toBe(false);
  });

  it('saves what it shows on paper, or is told that it could not be printed', async () => {
    expect(await desk.handlers['history.exportDocument']({ range })).toMatchObject({ error: { code: 'INTERNAL' } });
    desk.printed = new TextEncoder().encode('%PDF');
    expect(await desk.handlers['history.exportDocument']({ range })).toEqual(ok({ isSaved: true }));
    expect(desk.saved).toEqual([
      { suggestedName: 'presence-history-2026-10-16-to-2026-10-29.pdf', content: desk.printed },
    ]);
  });

  it('is told that the agent chose not to save, and why the disk did not take it', async () => {
    desk.history = { exportedWhole: () => '{}' };
    desk.outcome = ok(false);
    expect(await desk.handlers['history.exportWhole']()).toEqual(ok({ isSaved: false }));
    desk.outcome = err({ detail: 'The disk is full.' });
    expect(await desk.handlers['history.exportWhole']()).toEqual(
      err({ code: 'DISK_REFUSED', message: 'The disk is full.' }),
    );
  });

  it('is told when not everything could be deleted', async () => {
    desk.history = { deleteAll: () => err({ code: 'write-failed', detail: 'It is locked.' }) };
    expect(await desk.handlers['history.deleteAll']()).toEqual(err({ code: 'DISK_REFUSED', message: 'It is locked.' }));
    desk.history = { deleteAll: () => ok(undefined) };
    expect(await desk.handlers['history.deleteAll']()).toEqual(ok(undefined));
  });

  it('has nothing to ask for while nobody is signed in', async () => {
    desk.history = null;
    const refused = { ok: false, error: { code: 'SIGNED_OUT' } };
    expect(await desk.handlers['history.read']({ range, isAsked: false })).toMatchObject(refused);
    expect(await desk.handlers['history.export']({ range, format: 'json' })).toMatchObject(refused);
    expect(await desk.handlers['history.exportWhole']()).toMatchObject(refused);
    expect(await desk.handlers['history.deleteAll']()).toMatchObject(refused);
    expect(await desk.handlers['history.cancel']()).toEqual(ok(undefined));
    expect(await desk.handlers['history.stop']()).toEqual(ok(undefined));
    expect(desk.saved).toEqual([]);
  });
});
