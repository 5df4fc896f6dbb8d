import type { Result } from '../../../shared/result';
import { apiAccesses } from '../../../shared/local-api';
import type { LocalApiView } from '../../../shared/snapshot';
import type { SecretError } from '../../ports';
import type { ApiApp, ApiAppDependencies } from './api-app';
import type { ApiTokens } from './api-tokens';
import { freePortNear, listen } from './listen';
import type { Listening } from './listen';

/** The local API, off or on as the settings say. */
export interface LocalApi {
  view(): LocalApiView;
  /** The settings may have changed, or the keychain may serve by now. Resolves when what they say is so. */
  apply(): Promise<void>;
  dispose(): Promise<void>;
}

export interface LocalApiDependencies extends Omit<ApiAppDependencies, 'accessOf'> {
  readonly tokens: ApiTokens;
  readonly wanted: () => { readonly isOn: boolean; readonly port: number };
  readonly onChange: () => void;
  /** One plain line for whoever started the app. */
  readonly announce: (line: string) => void;
}

export function createLocalApi(dependencies: LocalApiDependencies): LocalApi {
  const { tokens, wanted, onChange, announce, log } = dependencies;
  let view: LocalApiView = { state: 'off' };
  let running: { readonly port: number; readonly listening: Listening; readonly app: ApiApp } | null = null;
  let isDisposed = false;
  /** One change after the other. */
  let last: Promise<void> = Promise.resolve();

  function show(next: LocalApiView): void {
    view = next;
    if (!isDisposed) onChange();
  }

  async function stop(): Promise<void> {
    const ending = running;
    running = null;
    ending?.app.dispose();
    await ending?.listening.close();
  }

  async function readTokens(): Promise<Result<string, SecretError>> {
    const [first, second] = await Promise.all(apiAccesses.map((access) => tokens.read(access)));
    return first?.ok === false ? first : (second as Result<string, SecretError>);
  }

  async function start(port: number): Promise<void> {
    show({ state: 'starting' });
    const read = await readTokens();
    if (isDisposed) return;
    if (!read.ok) return show({ state: 'keyring', code: read.error.code });
    // Express is slow to load: only whoever wants it pays for it.
    const { createApiApp } = await import('./api-app');
    const app = createApiApp({ ...dependencies, accessOf: tokens.accessOf });
    const opened = await listen(app, port);
    if (!opened.ok) {
      app.dispose();
      log.warn('the local api does not listen', { port, ...opened.error });
      const { code, detail } = opened.error;
      const freePort = code === 'in-use' ? await freePortNear(port) : null;
      announce(`local API: port ${port} is not to be had (${code})${freePort === null ? '' : `; ${freePort} is free`}`);
      if (code === 'in-use') return show({ state: 'in-use', freePort });
      return show(code === 'not-allowed' ? { state: 'not-allowed' } : { state: 'failed', detail });
    }
    running = { port, app, listening: opened.value };
    log.info('the local api listens', { addresses: opened.value.addresses });
    announce(`local API: ${opened.value.addresses.join(' and ')}`);
    show({ state: 'listening', addresses: [...opened.value.addresses] });
  }

  async function bring(): Promise<void> {
    const { isOn, port } = wanted();
    if (isDisposed || !isOn) {
      await stop();
      if (view.state !== 'off') show({ state: 'off' });
    } else if (running?.port !== port) {
      await stop();
      await start(port);
    }
  }

  function apply(): Promise<void> {
    last = last.then(bring).catch((error: unknown) => {
      log.error('the local api failed', { error });
      show({ state: 'failed', detail: String(error) });
    });
    return last;
  }

  return {
    view: () => view,
    apply,
    async dispose() {
      isDisposed = true;
      await apply();
    },
  };
}
