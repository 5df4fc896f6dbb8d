import './spinner.css';

/** Turns while something is under way, once it takes longer than a moment. The words beside it say what. */
export function Spinner() {
  return <span className="spinner" aria-hidden="true" />;
}
