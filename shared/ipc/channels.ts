/**
 * The names of everything that crosses between window and main. Kept apart from the contract so that the preload script,
 * which needs only names, does not carry the schemas.
 */
export const requestNames = [
  'app.snapshot',
  'app.setStartAtLogin',
  'app.quit',
  'presence.set',
  'presence.setTimer',
  'presence.setNote',
  'presence.retry',
  'presence.withdraw',
  'presence.dismissNotice',
  'presence.answerConflict',
  'presence.claimPrimary',
  'routing.clearNotResponding',
  'presence.copyMissingPermission',
  'history.read',
  'history.cancel',
  'history.export',
  'history.exportWhole',
  'history.deleteAll',
  'session.signIn',
  'session.signInUntilQuit',
  'session.pasteAddress',
  'session.cancelSignIn',
  'session.copySignInAddress',
  'session.signOut',
  'session.copyMissingRight',
  'inactivity.imHere',
  'inactivity.answerReturn',
  'inactivity.annotate',
  'inactivity.dismiss',
  'inactivity.holdCard',
  'inactivity.pause',
  'inactivity.resume',
  'inactivity.rehearse',
  'setUp.chooseRegion',
  'setUp.signIn',
  'setUp.copyForAdministrator',
  'setUp.simulate',
  'setUp.leaveSimulation',
  'setUp.finish',
  'settings.update',
  'window.close',
  'window.openPage',
  'window.closePage',
  'card.fit',
  'card.close',
  'idle.startSelfTest',
  'idle.stopSelfTest',
] as const;

export type RequestName = (typeof requestNames)[number];

export const eventNames = ['snapshot.changed', 'window.shown', 'page.section'] as const;

export type EventName = (typeof eventNames)[number];
