import { useEffect, useState } from 'react';

/** Long enough that a wheel that turns on is not waited for in between. */
const SETTLED_AFTER_MS = 150;

/** A value once it has stopped changing: for what takes longer to work out than a frame has for it. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
