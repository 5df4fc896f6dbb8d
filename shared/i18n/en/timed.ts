/** Words of presences that are meant to end at a time, and of rules that came too late. */
export const timed = {
  missed: 'You stayed {stayed} after {time}; it could not be set {label}',
  'missed.unknown': 'At {time} it could not be set {label}',

  'timed.over.title': '{label} is over',
  'timed.over.body': 'Presence Tray has not changed your status. Open it to go back.',
} as const;
