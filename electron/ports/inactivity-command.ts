import type { pauseLengths, returnAnswers } from '../../shared/ipc/inactivity-requests';

/** What a click in the tray, or on the desktop's notice, says to automatic offline. */
export type InactivityCommand =
  | { readonly type: 'im-here' }
  | { readonly type: 'pause'; readonly until: (typeof pauseLengths)[number] }
  | { readonly type: 'resume' }
  | { readonly type: 'answer-return'; readonly absenceId: string; readonly answer: (typeof returnAnswers)[number] };
