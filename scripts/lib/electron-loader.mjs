// Stands in the registry-shipped runtime for Electron's own default app: runs the app in the folder (or the file) that is the
// first plain argument, under the name and version of its package.json. A failed import ends the process instead of hanging
// it in a dialog that nobody sees.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const target = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
try {
  let entry = target;
  if (fs.statSync(target).isDirectory()) {
    const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));
    app.setName(manifest.productName ?? manifest.name ?? 'Electron');
    if (manifest.version !== undefined) app.setVersion(manifest.version);
    if (manifest.desktopName !== undefined) app.setDesktopName?.(manifest.desktopName);
    app.setAppPath(target);
    entry = path.join(target, manifest.main ?? 'index.js');
  }
  await import(pathToFileURL(entry).href);
} catch (error) {
  console.error(error);
  app.exit(1);
}
