// Runs after npm install. The scripts of package.json begin with "exec", so that the signals that npm passes on reach them and
// not the shell around them, which swallows SIGINT. The command line of Windows has no such word; this gives it one.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

if (process.platform === 'win32') {
  writeFileSync(path.join(import.meta.dirname, '../node_modules/.bin/exec.cmd'), '@%*\r\n');
}
