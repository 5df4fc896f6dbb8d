export { formatAllowed } from './allowed';
export { formatCause } from './cause';
export { formatClockTime, formatClockTimeWithSeconds } from './clock-time';
export { formatDuration, formatSpokenDuration } from './duration';
export { formatMissed } from './missed';
export { formatFailure, formatRefusal } from './refusal';
export { formatUntil } from './until';
export { formatMoment, formatSince, formatSinceLine } from './since';
