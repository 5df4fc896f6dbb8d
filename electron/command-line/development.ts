// `npm run cli`: the command line for development, without starting Electron.
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { productName, version } from '../../package.json';
import { answerCommandLine } from './answer-command-line';
import { verbFirst } from './arguments-of';
import { developmentFolder } from './development-folder';

const words = process.argv.slice(2);
const { values } = parseArgs({ args: words, options: { 'user-data-dir': { type: 'string' } }, strict: false });
const named = values['user-data-dir'];
process.exitCode = await answerCommandLine({
  words: words.length === 0 ? ['help'] : (verbFirst(words) ?? words),
  version,
  userData:
    typeof named === 'string'
      ? path.resolve(named)
      : developmentFolder({ platform: process.platform, environment: process.env, home: homedir(), name: productName }),
  isPackaged: false,
});
