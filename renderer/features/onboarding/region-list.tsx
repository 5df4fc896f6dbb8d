import type { Region } from '../../../shared/regions';
import { useApp } from '../../app-context';
import './region-list.css';

/** What can be chosen: a region, or an address on this computer. */
export interface Place {
  readonly orgHost: string;
  readonly name: string;
}

export const placeOf = ({ host, name }: Region): Place => ({ orgHost: host, name });

export interface RegionListProps {
  readonly places: readonly Place[];
  /** The `orgHost` of the chosen one. */
  readonly chosen: string | null;
  readonly onChoose: (orgHost: string) => void;
}

/** One choice of all the regions that the search leaves. */
export function RegionList({ places, chosen, onChoose }: RegionListProps) {
  const { translator } = useApp();
  return (
    <div className="region-list" role="radiogroup" aria-label={translator.text('onboarding.region.list')}>
      {places.map(({ orgHost, name }) => (
        <label key={orgHost}>
          <input
            type="radio"
            name="region"
            value={orgHost}
            checked={orgHost === chosen}
            onChange={() => onChoose(orgHost)}
          />
          <span className="region-name">{name}</span> <span className="region-host">{orgHost}</span>
        </label>
      ))}
    </div>
  );
}
