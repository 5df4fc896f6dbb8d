import type { ReactNode } from 'react';
import './notice.css';

export interface NoticeProps {
  /** `danger`: something failed. `caution`: it needs the agent. `info`: it is under way. */
  readonly tone: 'danger' | 'caution' | 'info';
  readonly icon: ReactNode;
  /** What is so. */
  readonly title: ReactNode;
  /** Why, and what happens next. */
  readonly body?: ReactNode;
  readonly actions?: ReactNode;
  /** True for what is over in a moment as a rule: it comes only when it lasts, so that the list does not jump. */
  readonly isPatient?: boolean;
}

/** A card that says what is so, why, and what comes next. It is spoken by the live regions, not by itself. */
export function Notice({ tone, icon, title, body, actions, isPatient = false }: NoticeProps) {
  return (
    <section className={`notice ${tone}${isPatient ? ' patient' : ''}`} aria-labelledby="notice-title" data-area>
      <div className="notice-card">
        {icon}
        <div className="notice-text">
          <h2 id="notice-title" className={body === undefined ? undefined : 'notice-title'}>
            {title}
          </h2>
          {body !== undefined && <p className="selectable">{body}</p>}
        </div>
        {actions !== undefined && <div className="notice-actions">{actions}</div>}
      </div>
    </section>
  );
}
