/// <reference types="electron" />
import { createRequire } from 'node:module';
import type * as keytar from 'keytar';
import type { KeychainReply, KeychainRequest } from './keychain-protocol';

/**
 * The keychain worker: a process of its own, because a call into the system keychain may hang for as long as a password
 * prompt stands open, and one that hangs can neither be given up nor outlived by the process that made it.
 */
type Keychain = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

const LIBSECRET = 'libsecret-1.so.0';

/** keytar is native code beside the bundle: it is required, never bundled, and only when it is first wanted. */
function loadKeychain(): Keychain {
  return createRequire(import.meta.url)('keytar') as Keychain;
}

/**
 * Whether this system lacks libsecret. keytar's loader swallows the reason why its library could not be loaded, so it is
 * asked for directly: a library that is there is refused for not being a module of Node, in other words than a missing one.
 */
function isLibsecretMissing(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    process.dlopen({ exports: {} }, LIBSECRET);
    return false;
  } catch (error) {
    return !/did not self-register/.test(messageOf(error));
  }
}

async function answer(request: KeychainRequest): Promise<KeychainReply> {
  const { id, service, name } = request;
  let keychain: Keychain;
  try {
    keychain = loadKeychain();
  } catch (error) {
    return isLibsecretMissing()
      ? { id, ok: false, code: 'library-missing', detail: `${LIBSECRET} cannot be loaded: is libsecret installed?` }
      : { id, ok: false, code: 'failed', detail: messageOf(error) };
  }
  try {
    switch (request.operation) {
      case 'probe':
        await keychain.getPassword(service, name);
        return { id, ok: true, value: true };
      case 'read':
        return { id, ok: true, value: await keychain.getPassword(service, name) };
      case 'remove':
        return { id, ok: true, value: await keychain.deletePassword(service, name) };
      case 'write':
        await keychain.setPassword(service, name, request.value);
        return { id, ok: true, value: true };
    }
  } catch (error) {
    const detail = messageOf(error);
    // No keychain is known to repeat a value in its complaint; if one does, it ends here.
    const isRepeated = request.operation === 'write' && detail.includes(request.value);
    return { id, ok: false, code: 'failed', detail: isRepeated ? 'The keychain refused the value.' : detail };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

process.parentPort.on('message', ({ data }: { data: KeychainRequest }) => {
  void answer(data).then((reply) => process.parentPort.postMessage(reply));
});
