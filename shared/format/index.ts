export { formatAllowed } from './allowed';
export { formatCause } from './cause';
export { formatClockTime, formatClockTimeWithSeconds } from './clock-time';
export { formatMissed } from './missed';
export { formatDuration, formatDurationInSentence, formatSpokenDuration } from './duration';
export { formatFailure, formatRefusal } from './refusal';
export { formatUntil } from './until';
export { formatMoment, formatSince, formatSinceLine } from './since';
