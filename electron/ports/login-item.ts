import type { Result } from '../../shared/result';

/** Whether the app starts when the person signs in to this computer. The system keeps it, and can change it without us. */
export interface LoginItem {
  isOn(): boolean;
  /** Fails with a sentence when the system does not take it. */
  set(isOn: boolean): Result<void, string>;
}
