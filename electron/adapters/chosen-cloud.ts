import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether the agent has chosen an organisation in an earlier run. It is asked before the icon stands, so it reads the two fields
 * alone and leaves everything else, a broken file included, to the settings store.
 *
 * @param userData An absolute path.
 */
export function hasChosenCloud(userData: string): boolean {
  try {
    const stored: unknown = JSON.parse(readFileSync(path.join(userData, 'settings.json'), 'utf8'));
    if (typeof stored !== 'object' || stored === null) return false;
    const { orgHost, clientId } = stored as Record<string, unknown>;
    return typeof orgHost === 'string' && typeof clientId === 'string';
  } catch {
    return false;
  }
}
