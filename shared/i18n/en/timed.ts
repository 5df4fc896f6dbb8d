/** Words of presences that are meant to end at a time, and of rules that came too late. */
export const timed = {
  missed: 'You stayed {stayed} after {time}; it could not be set {label}',
  'missed.unknown': 'At {time} it could not be set {label}',

  'timed.length': 'For how long',
  'timed.length.none': 'No end',
  'timed.length.minutes': '{minutes}',
  'timed.length.minutes.last': '{minutes} min',
  'timed.length.hint': 'Lasts until {time}, then you are reminded.',

  'timed.until': 'until {time}',
  'timed.until.over': 'over since {time}',
  'timed.until.header': ', until {time}',
  'timed.sentence': 'Until {time}',

  'timed.over.title': '{label} is over',
  'timed.over.body': 'Presence Tray has not changed your status. Open it to go back.',
  'timed.over.card': 'It was to last until {time}. Your status stays until you change it.',
  'timed.over.late': 'It ended at {time}, while this computer slept or Presence Tray did not run.',
  'timed.return': 'Set {label}',
  'timed.stay': 'Stay {label}',

  'tray.timer': '{label} until {time}',
  'tray.timer.forget': 'No end for {label}',
  'tray.timer.over': '{label} was to last until {time}',
  'tray.timer.return': 'Back to {label}',
  'tray.timer.stay': 'Stay {label}',

  'spoken.timer-over': '{label} is over',
} as const;
