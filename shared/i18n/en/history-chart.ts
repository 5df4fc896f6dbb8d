/** Words of the history's chart. */
export const historyChart = {
  'history.shown-as': 'Show as',
  'history.shown-as.chart': 'Chart',
  'history.shown-as.table': 'Table',

  'history.chart': 'Chart of your presence, one row for each day',
  'history.chart.keys':
    'Left and right go through the segments, up and down through the days, Enter shows details. Plus and minus zoom, 0 ends zooming, Shift with an arrow moves what is shown. T shows the table.',
  'history.chart.today': 'Today',
  'history.chart.total': 'Total',
  'history.chart.group': '{count, plural, one {# short change} other {# short changes}}',
  'history.chart.secondary': '{status} · {secondary}',
  'history.chart.lived-in': '{zone}, {offset}: it began at {time} there',
  'history.chart.times': '{from} – {to}',
  'history.chart.so-far': '{length} so far',
  'history.chart.zoom-in': 'Zoom in',
  'history.chart.zoom-out': 'Zoom out',
  'history.chart.zoom-end': 'End zooming',
  'history.chart.in-view': 'Totals from {from} to {to} of each day',
  'history.chart.view': 'Showing {from} to {to}',
  'history.chart.nothing': 'Nothing is shown on this day',

  'history.picture.title': 'Presence history',

  'history.details.time': 'Time',
  'history.details.lasted': 'Lasted',
  'history.details.cause': 'Cause',
  'history.details.note': 'Note',
  'history.details.routing': 'On queue',
  'history.details.told': '{name}: {outcome}',
  'history.details.zone': 'Time zone',
  'history.details.close': 'Close details',
  'history.details.zoom': 'Zoom to these changes',
} as const;
