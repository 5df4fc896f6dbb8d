import type { z } from 'zod';

/** Where the value of a setting can come from, the strongest first. What none of them gives is the default. */
export const settingSources = ['policy', 'environment', 'user'] as const;
export type SettingSource = (typeof settingSources)[number];

export interface SettingVariable {
  readonly name: string;
  /** What its text means as a value, or as part of a group. The schema has the last word: text that is none comes to NaN or the like. */
  readonly valueOf: (text: string) => unknown;
}

/**
 * One setting, or a group of them as an object. Its schema has a default, so that a new setting never breaks an older file,
 * and a description: one sentence for administrators, which goes into the schema of the policy file.
 */
export interface SettingDefinition<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** Whether the organisation's policy may decide it. */
  readonly isForPolicy: boolean;
  /** Who changes it in the user's own settings file: the person in a window, the app for itself, or nobody. */
  readonly changedBy: 'window' | 'app' | null;
  /** The environment variable that sets it; null for none. */
  readonly variable: SettingVariable | null;
}

export const setting = <Schema extends z.ZodType>(definition: SettingDefinition<Schema>): SettingDefinition<Schema> =>
  definition;

/** A variable whose text is the value. */
export const textVariable = (name: string): SettingVariable => ({ name, valueOf: (text) => text });

export type SettingDefinitions = Readonly<Record<string, SettingDefinition<z.ZodType>>>;
