/** Words that tray and window share. */
export const common = {
  'app.name': 'Presence Tray',

  'presence.available': 'Available',
  'presence.on_queue': 'On Queue',
  'presence.busy': 'Busy',
  'presence.break': 'Break',
  'presence.meal': 'Meal',
  'presence.meeting': 'Meeting',
  'presence.training': 'Training',
  'presence.away': 'Away',
  'presence.idle': 'Idle',
  'presence.offline': 'Offline',
  'presence.unknown': 'Unknown',

  'cause.agent.tray': 'Set by you from the tray',
  'cause.agent.window': 'Set by you in the window',
  'cause.agent.shortcut': 'Set by you with a shortcut',
  'cause.agent.notice': 'Set by you in a notification',
  'cause.agent.command-line': 'Set by you from the command line',
  'cause.agent.local-api': 'Set by a program, over the local API',
  'cause.rule.idle': 'Rule: away from the computer',
  'cause.rule.lock': 'Rule: screen locked',
  'cause.rule.suspend': 'Rule: computer asleep',
  'cause.rule.quit': 'Rule: computer shut down',
  'cause.rule.timed-return': 'Rule: timed return',
  'cause.rule.return': 'Rule: back at the computer',
  'cause.rule.idle-for-minutes': 'Rule: away for {minutes, number} min',
  'cause.elsewhere': 'Changed elsewhere',
  'cause.before-start': 'Set before Presence Tray started',

  'hint.title': 'Presence Tray is here',
  'hint.body': 'Your status is in the tray. Click the icon to change it.',

  'session.unconfigured':
    'No Genesys Cloud is chosen. Set {variables} and start again, or start with --simulated to look around.',
  'session.unknown-dialect': 'GENESYS_DIALECT is {dialect}. Set it to platform or resource, or leave it out.',
  'session.failed-to-start': 'Presence Tray could not start its connection. The log has the details.',

  'refusal.transition': 'Set {allowed} first',
  'refusal.transition-closed': 'Not possible from the present status',
  'refusal.deactivated': 'No longer offered by your organisation',
  'refusal.permission': 'Your role lacks {permission}',
  'refusal.signed-out': 'Sign in first',

  'failure.network': 'No connection to Genesys Cloud.',
  'failure.timeout': 'Genesys Cloud does not answer.',
  'failure.unavailable': 'Genesys Cloud has a problem of its own just now.',
  'failure.rate-limited': 'Genesys Cloud asks us to wait.',
  'failure.busy': 'Genesys Cloud is still busy with an earlier change.',
  'failure.unauthorised': 'Your sign-in has ended.',
  'failure.permission-missing': 'Your role lacks the permission {detail}.',
  'failure.scope-missing': 'This app’s OAuth client lacks the scope {detail}.',
  'failure.rejected': 'Genesys Cloud refused it: {detail}',
  'failure.not-found': 'Genesys Cloud does not know it.',
  'failure.malformed': 'Genesys Cloud answered in a way this version does not understand.',
  'failure.transition-forbidden': 'It may not follow the present status.',
  'failure.transition-forbidden.allowed': 'It may not follow the present status. You may set {allowed}.',

  'duration.just-now': 'just now',
  'duration.minutes': '{minutes} m',
  'duration.hours': '{hours} h {minutes} m',
  'duration.days': '{days} d {hours} h',
  'duration.spoken.under-a-minute': 'less than a minute',
  'duration.spoken.minutes': '{minutes, plural, one {# minute} other {# minutes}}',
  'duration.spoken.hours':
    '{hours, plural, one {# hour} other {# hours}}{minutes, plural, =0 {} one { # minute} other { # minutes}}',
  'duration.spoken.days':
    '{days, plural, one {# day} other {# days}}{hours, plural, =0 {} one { # hour} other { # hours}}',

  'moment.yesterday': 'yesterday {time}',
  'moment.earlier': '{day} {time}',
  'moment.later': '{day} {time}',

  'since.today': 'since {time}',
  'since.yesterday': 'since yesterday {time}',
  'since.earlier': 'since {day} {time}',
} as const;
