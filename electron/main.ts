import { app } from 'electron';
import { commandLineArguments } from './command-line/arguments-of';

const words = commandLineArguments(process.argv, app.isPackaged);
if (words === null) await import('./start-app');
else {
  const { answerCommandLine } = await import('./command-line/answer-command-line');
  // Before `ready`: no lock is asked for, no icon shown, no display needed.
  app.exit(
    await answerCommandLine({
      words,
      version: app.getVersion(),
      userData: app.getPath('userData'),
      isPackaged: app.isPackaged,
    }),
  );
}
