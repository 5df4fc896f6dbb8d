/** Keys that work in whatever program the person is. */
export interface GlobalShortcuts {
  /** Why none can be had here; null where they can. */
  readonly obstacle: 'wayland' | null;
  /** False when another program, or the system, has these keys. */
  register(keys: string, onPressed: () => void): boolean;
  unregister(keys: string): void;
}
