import type { Result } from '../../shared/result';
import type { Disposable } from './system';

/**
 * Why the keychain could not serve. `locked`: it asked the person and got no. `absent`: no keyring service on this
 * desktop. `library-missing`: libsecret is not installed. `hanging`: no answer in time. `too-large`: over 2,400 bytes,
 * which Windows cannot hold. `failed`: anything else, with the keychain's own words in `detail`.
 */
export interface SecretError {
  readonly code: 'locked' | 'absent' | 'library-missing' | 'hanging' | 'too-large' | 'failed';
  readonly detail: string;
}

/** The system keychain. Values never leave main, and are never written anywhere else. */
export interface SecretStore extends Disposable {
  /** The secret, or null when none was ever stored. A store that loses what it held answers `locked`, never null. */
  read(name: string): Promise<Result<string | null, SecretError>>;
  write(name: string, value: string): Promise<Result<void, SecretError>>;
  remove(name: string): Promise<Result<void, SecretError>>;
}
