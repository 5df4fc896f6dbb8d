export { formatAllowed } from './allowed';
export { clientRequest } from './client-request';
export { formatCause } from './cause';
export { formatClockTime, formatClockTimeWithSeconds } from './clock-time';
export { formatMissed } from './missed';
export { formatDuration, formatDurationInSentence, formatSpokenDuration } from './duration';
export { formatFailure, formatRefusal } from './refusal';
export { formatMoment, formatSince, formatSinceLine } from './since';
export { formatUntil } from './until';
