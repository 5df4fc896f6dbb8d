/** Words of the history: the page, its table and what it writes to files. */
export const history = {
  'history.exact.hours': '{hours} h {minutes} min {seconds} s',
  'history.exact.minutes': '{minutes} min {seconds} s',
  'history.exact.seconds': '{seconds} s',
  'history.share': '{percent} %',
  'history.share.under-one': '<1 %',

  'history.gap.not-recorded': 'Not recorded',
  'history.gap.not-loaded': 'Not loaded yet',
  'history.gap.failed': 'Could not be loaded',
  'history.gap.not-kept': 'Older than you keep',

  'history.cause.unknown': 'Not known here',

  'history.csv.start': 'Start',
  'history.csv.end': 'End',
  'history.csv.time-zone': 'Time zone',
  'history.csv.seconds': 'Seconds',
  'history.csv.presence': 'System presence',
  'history.csv.status': 'Status',
  'history.csv.definition': 'Presence definition',
  'history.csv.cause': 'Cause',
  'history.csv.note': 'Note',
  'history.csv.ongoing': 'Ongoing',
  'history.csv.yes': 'yes',
  'history.csv.no': 'no',
} as const;
