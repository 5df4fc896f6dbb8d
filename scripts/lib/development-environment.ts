import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { projectFolder } from './project';

/**
 * Puts the variables of the project's `.env` into the environment; one that is there already stays. Only what starts the app
 * for development calls it: the app itself, packaged or not, reads no such file.
 */
export function loadDevelopmentEnvironment(file: string = path.join(projectFolder, '.env')): void {
  if (existsSync(file)) loadEnvFile(file);
}
