import { v5 } from 'uuid';

/** Ids of this app's webhooks; the namespace was made once by chance. */
const NAMESPACE = '5c0a8a52-5d0e-4b7e-9a44-0d3b6f0f7a1e';

/** What makes a change that one and no other, whoever sees it. */
export interface ChangeKey {
  readonly userId: string;
  /** The server's version, in epoch milliseconds. */
  readonly appliedAt: number;
  readonly previousDefinitionId: string | null;
  readonly definitionId: string;
}

/** The id of a change: the same after a crash, by its own echo, and on another computer of the agent. */
export const syncIdOfChange = ({ userId, appliedAt, previousDefinitionId, definitionId }: ChangeKey): string =>
  idOf('changed', userId, appliedAt, previousDefinitionId, definitionId);

/** The id of what the agent said of an absence. Each new word about it has one of its own. */
export const syncIdOfCorrection = (userId: string, absenceId: string, madeAt: number): string =>
  idOf('corrected', userId, absenceId, madeAt);

/** What an endpoint is kept under that has no id of its own. */
export const idOfAddress = (url: string): string => idOf('endpoint', url);

/** As JSON the parts cannot run into each other. */
const idOf = (...parts: readonly (string | number | null)[]): string => v5(JSON.stringify(parts), NAMESPACE);
