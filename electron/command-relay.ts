import type { AppCommand } from './ports';

/** Holds what is clicked before the app is loaded, and hands it over then. */
export interface CommandRelay {
  send(command: AppCommand): void;
  connect(receiver: (command: AppCommand) => void): void;
}

export function createCommandRelay(): CommandRelay {
  const early: AppCommand[] = [];
  let receiver: ((command: AppCommand) => void) | null = null;
  return {
    send(command) {
      if (receiver === null) early.push(command);
      else receiver(command);
    },
    connect(next) {
      receiver = next;
      for (const command of early.splice(0)) next(command);
    },
  };
}
