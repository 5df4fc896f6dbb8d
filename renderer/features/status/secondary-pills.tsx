import type { MouseEvent } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { Spinner } from '../../ui/spinner';
import { fitPills } from './fit-pills';
import { cellId, moreId } from './picker-cells';
import type { PickerChoice, PickerRow } from './picker-rows';
import './secondary-pills.css';

const GAP = 4;

export interface SecondaryPillsProps {
  readonly row: PickerRow;
  readonly pills: readonly PickerChoice[];
  readonly hiddenCount: number;
  readonly isOpen: boolean;
  readonly active: string | null;
  readonly onFit: (rowId: string, shown: readonly number[]) => void;
  readonly onTake: (choice: PickerChoice) => void;
  readonly onToggle: (rowId: string) => void;
}

/** The secondaries of a row. Those without room stay in the page unseen, so that their width is known when room comes. */
export function SecondaryPills(props: SecondaryPillsProps) {
  const { row, pills, hiddenCount, isOpen, active, onFit, onTake, onToggle } = props;
  const { translator } = useApp();
  const frame = useRef<HTMLDivElement>(null);
  const { choice, secondaries } = row;
  const rowId = choice.definitionId;

  useLayoutEffect(() => {
    // Without a layout, as in a window that is not shown yet, there is nothing to measure.
    if (frame.current === null || frame.current.clientWidth === 0) return;
    const faces = [...frame.current.querySelectorAll<HTMLElement>('.pill-face')];
    const mustShow = secondaries.findIndex(({ state }) => state !== 'free');
    const [more, ...shown] = [faces.at(-1), ...faces.slice(0, -1)];
    const space = {
      widths: shown.map(naturalWidth),
      available: frame.current.clientWidth,
      gap: GAP,
      moreWidth: more === undefined ? 0 : naturalWidth(more),
      mustShow: mustShow < 0 ? null : mustShow,
    };
    onFit(rowId, fitPills(space));
  });

  const clicked = (action: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    action();
  };
  return (
    <div className="pills" role="presentation" ref={frame}>
      {secondaries.map((secondary) => {
        const isShown = pills.includes(secondary);
        const id = cellId(secondary);
        return (
          <div
            key={id}
            role={isShown ? 'gridcell' : 'presentation'}
            id={isShown ? id : undefined}
            aria-hidden={isShown ? undefined : true}
            className={`pill ${secondary.state}${active === id ? ' active' : ''}${isShown ? '' : ' out'}${secondary.refusal === null ? '' : ' refused'}`}
            title={secondary.refusal ?? secondary.label}
            aria-selected={isShown ? active === id : undefined}
            aria-current={isShown && secondary.state === 'current' ? 'true' : undefined}
            aria-disabled={isShown && secondary.refusal !== null ? true : undefined}
            onClick={clicked(() => onTake(secondary))}
          >
            <span className="pill-face">
              <PillMark choice={secondary} />
              <span className="one-line" dir="auto">
                {secondary.label}
              </span>
            </span>
          </div>
        );
      })}
      <div
        role={hiddenCount > 0 ? 'gridcell' : 'presentation'}
        id={hiddenCount > 0 ? moreId(choice) : undefined}
        aria-hidden={hiddenCount > 0 ? undefined : true}
        className={`pill more${active === moreId(choice) ? ' active' : ''}${hiddenCount > 0 ? '' : ' out'}`}
        aria-expanded={hiddenCount > 0 ? isOpen : undefined}
        aria-selected={hiddenCount > 0 ? active === moreId(choice) : undefined}
        aria-label={
          hiddenCount > 0
            ? translator.text('picker.more.label', { count: hiddenCount, parent: choice.label })
            : undefined
        }
        onClick={clicked(() => onToggle(rowId))}
      >
        <span className="pill-face">
          <span>{translator.text('picker.more', { count: hiddenCount || secondaries.length })}</span>
        </span>
      </div>
    </div>
  );
}

function PillMark({ choice }: { readonly choice: PickerChoice }) {
  switch (choice.state) {
    case 'current':
      return <Glyph name="check" />;
    case 'sending':
      return <Spinner />;
    case 'waiting':
      return <Glyph name="timer" />;
    case 'free':
      return null;
  }
}

/** How wide a pill would be if nothing shortened it. Its last child is the label, the only part that gives way. */
function naturalWidth(face: HTMLElement): number {
  const label = face.lastElementChild;
  return face.offsetWidth + (label === null ? 0 : label.scrollWidth - label.clientWidth);
}
