/** What the command line says. `help` stands on a terminal as it is here. */
export const commandLine = {
  'command-line.help': `Presence Tray on the command line. It speaks to the app that runs.

  presence-tray get                        what your presence is
  presence-tray set NAME                   set it; the beginning of a name will do
        --note TEXT                        with a note; "" takes it away
        --for 15m                          for a time, after which you are reminded
  presence-tray presences                  what you may choose
  presence-tray watch                      every change, until Ctrl+C
  presence-tray history                    what was today
        --from 2026-10-05 --to 2026-10-09  or on these days, both included
        --csv                              for a spreadsheet
  presence-tray api-token                  a token for the local API
        --read-only                        one that cannot change anything
  presence-tray help, --version

  --json       on get, set, presences, watch, history, api-token: one JSON object a line
  --simulated  speak to the simulated organisation

It ends with 0 when done, 1 after an error of its own, 2 for words it does not understand,
3 when Presence Tray is not running, 4 when it was refused, 5 when somebody else changed the
presence at the same moment, 6 when it is not confirmed yet, 7 when nobody is signed in or the
keyring is locked, and 8 when the app that runs is of another version.
`,
  'command-line.misuse.verb': 'There is no command “{verb}”.',
  'command-line.misuse.words': '{problem}',
  'command-line.misuse.one-presence': 'Name one presence: put a name of several words in quotes, as in set "{words}".',
  'command-line.misuse.no-presence': 'Say which presence, as in set Break, or give a note with --note.',
  'command-line.misuse.long-note': 'A note has at most {limit, number} characters.',
  'command-line.misuse.length-of-nothing': 'A length belongs to a presence, as in set Break --for 15m.',
  'command-line.misuse.length': '“{length}” is no length from 1 minute to 24 hours. Write it as 15m, 1h or 1h30m.',
  'command-line.misuse.two-formats': 'Choose --csv or --json.',
  'command-line.misuse.see-help': '“presence-tray help” says what there is.',

  'command-line.not-running': 'Presence Tray is not running. Start it and try again.',
  'command-line.not-running.simulated':
    'Presence Tray is not running. The simulated organisation is: add --simulated to speak to it.',
  'command-line.ended': 'Presence Tray has ended.',
  'command-line.silent': 'Presence Tray does not answer. Quit it and start it again.',
  'command-line.other-version':
    'The Presence Tray that runs is version {running}, this one is {own}. Quit it and start it again.',
  'command-line.not-understood':
    'What answers there is not Presence Tray, or of another version. Quit it and start it again.',
  'command-line.foreign': 'The socket of Presence Tray belongs to somebody else. Nothing was sent.',

  'command-line.presence.since': '  {since}, {cause}',
  'command-line.presence.note': '  note: {note}',
  'command-line.presence.until': '  until {time}',
  'command-line.presence.pending': '  being set: {label}',
  'command-line.presence.pending-note': '  being set: the note “{note}”',
  'command-line.presence.next': '  when the interaction has ended: {label}',
  'command-line.presence.out-of-office': '  Out of Office',
  'command-line.presence.other-source': '  others see another presence source',
  'command-line.presence.stale': '  no connection to Genesys Cloud; this is what was last known',
  'command-line.presence.simulated': '  in the simulated organisation',
  'command-line.watch.nobody': 'Nobody is signed in, or nothing is known yet.',
  'command-line.presences.now': 'now',
  'command-line.presences.not-allowed': 'not possible just now',
  'command-line.history.nothing': 'Nothing is known of these days.',
  'command-line.history.seconds': '{seconds, number} s',
  'command-line.history.incomplete':
    'Some of it could not be fetched in time and is shown as a gap. Try again in a moment.',
  'command-line.api-token.keychain': 'The keychain does not give the token ({code}). Unlock it and try again.',
  'command-line.unknown': 'There is no presence “{asked}”. Did you mean {suggestion}?',
  'command-line.ambiguous': '“{asked}” may be {labels}. Write more of it.',
} as const;
