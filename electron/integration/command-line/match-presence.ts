import { closestMatch } from 'leven';
import type { ToldDefinition } from '../../core/program/told';

/** What a name on the command line means. */
export type Match =
  | { readonly kind: 'one'; readonly definitionId: string }
  /** The beginning of several, by their labels. */
  | { readonly kind: 'several'; readonly labels: readonly string[] }
  /** `suggestion`: what it looks like; null when it looks like nothing. */
  | { readonly kind: 'none'; readonly suggestion: string | null };

/** More slips of the finger than this make it another word. */
const MOST_SLIPS = 2;

/** `On Queue`, `on-queue` and `ON_QUEUE` are the same. */
const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

/**
 * Finds what is meant by an id, a label, a system presence, or the beginning of one of these that is of no other.
 *
 * @param definitions what may be chosen at some time. The label of a presence comes before the name of a system presence: an
 * organisation may call its Busy “Meeting”.
 */
export function matchPresence(definitions: readonly ToldDefinition[], asked: string): Match {
  const wanted = folded(asked);
  if (wanted === '') return { kind: 'none', suggestion: null };
  const labelled = ({ label }: ToldDefinition): string => folded(label);
  const ofSystem = ({ isSystemDefault, systemPresence }: ToldDefinition): string =>
    isSystemDefault ? folded(systemPresence) : '';
  const ways: readonly ((one: ToldDefinition) => boolean)[] = [
    ({ definitionId }) => definitionId === asked,
    (one) => labelled(one) === wanted,
    (one) => ofSystem(one) === wanted,
    (one) => labelled(one).startsWith(wanted) || ofSystem(one).startsWith(wanted),
  ];
  for (const isMeant of ways) {
    const meant = definitions.filter(isMeant);
    const [first, ...others] = meant;
    if (first === undefined) continue;
    return others.length === 0
      ? { kind: 'one', definitionId: first.definitionId }
      : { kind: 'several', labels: meant.map(({ label }) => label) };
  }
  const labels = definitions.map(({ label }) => label);
  // Words of three letters are all alike.
  const maxDistance = Math.min(MOST_SLIPS, Math.ceil(wanted.length / 3));
  const closest = closestMatch(wanted, labels.map(folded), { maxDistance });
  return { kind: 'none', suggestion: labels.find((label) => folded(label) === closest) ?? null };
}
