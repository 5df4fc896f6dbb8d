import type { Handlers, IpcError } from '../../shared/ipc/contract';
import type { ApiAccess } from '../../shared/local-api';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { ApiTokens } from '../integration/local-api/api-tokens';
import type { LocalApi } from '../integration/local-api/local-api';
import type { SecretError } from '../ports';

export interface LocalApiHandlerDependencies {
  readonly apiTokens: Pick<ApiTokens, 'read' | 'rotate'>;
  readonly localApi: Pick<LocalApi, 'apply'>;
  readonly copyText: (text: string) => void;
  /** Starts the app anew with the simulated organisation, its local API at the same port. */
  readonly simulateWithApi: () => void;
}

type LocalApiRequest = Extract<keyof Handlers, `localApi.${string}`>;

export function createLocalApiHandlers(dependencies: LocalApiHandlerDependencies): Pick<Handlers, LocalApiRequest> {
  const { apiTokens, localApi, copyText, simulateWithApi } = dependencies;

  async function withToken<Value>(
    asked: Promise<Result<string, SecretError>>,
    use: (token: string) => Value,
  ): Promise<Result<Value, IpcError>> {
    const read = await asked;
    if (read.ok) return ok(use(read.value));
    return err({ code: 'KEYCHAIN_REFUSED', message: `The keychain does not give the token (${read.error.code}).` });
  }
  const read = (access: ApiAccess): Promise<Result<string, SecretError>> => apiTokens.read(access);

  return {
    'localApi.showToken': ({ access }) => withToken(read(access), (token) => ({ token })),
    'localApi.copyToken': ({ access }) => withToken(read(access), copyText),
    'localApi.replaceToken': ({ access }) => withToken(apiTokens.rotate(access), () => undefined),
    'localApi.retry': async () => {
      await localApi.apply();
      return ok(undefined);
    },
    'localApi.simulate': () => {
      simulateWithApi();
      return Promise.resolve(ok(undefined));
    },
  };
}
