import type { LocalApiView } from '../../../../shared/snapshot';

/** Whether it is meant to be open and is not. */
export const isInTrouble = ({ state }: LocalApiView): boolean =>
  state === 'in-use' || state === 'not-allowed' || state === 'keyring' || state === 'failed';
