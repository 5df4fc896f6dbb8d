import './key-cap.css';

/** A key to press, for the eye; `aria-keyshortcuts` on the thing itself says it to a screen reader. */
export function KeyCap({ children }: { readonly children: string | number }) {
  return (
    <kbd className="key-cap" aria-hidden="true">
      {children}
    </kbd>
  );
}
