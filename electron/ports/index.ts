/** The interfaces of the edges. What decides depends on these; what acts implements them. */
export type * from './app-ports';
export type * from './attendance';
export type * from './card';
export type * from './cloud';
export type * from './history';
export type * from './idle';
export type * from './inactivity-journal';
export type * from './desktop-notice';
export type * from './inactivity-command';
export type * from './journal';
export type * from './secret-store';
export type * from './session-edges';
export type * from './settings-store';
export type * from './sign-in';
export type * from './socket';
export type * from './system';
export type * from './views';
