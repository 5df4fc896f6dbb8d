import type { ViteBuilder } from 'vite';
import { describeFailure } from './cure';

/**
 * Builds one environment of vite.config.ts now and again at each change.
 * @param onRebuilt called after each build but the first, which is done when the promise settles.
 * @returns what ends the watching.
 */
export async function watchEnvironment(
  builder: ViteBuilder,
  name: string,
  onRebuilt: () => void,
): Promise<() => Promise<void>> {
  const environment = builder.environments[name];
  if (environment === undefined) throw new Error(`vite.config.ts has no environment "${name}"`);
  environment.config.build.watch = {};
  const watcher = await builder.build(environment);
  if (!('on' in watcher)) throw new Error('Vite built once instead of watching');
  await new Promise<void>((resolve) => {
    let isFirst = true;
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') process.stderr.write(`${describeFailure(event.error)}\n`);
      if (event.code !== 'END') return;
      if (!isFirst) onRebuilt();
      isFirst = false;
      resolve();
    });
  });
  return () => watcher.close();
}
