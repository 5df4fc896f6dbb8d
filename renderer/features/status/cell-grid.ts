/** The rows of a grid, each as the ids of its cells from left to right. */
export type CellGrid = readonly (readonly string[])[];

export type Arrow = 'up' | 'down' | 'left' | 'right';

/**
 * Where an arrow key leads from a cell. Up and down go to the first cell of the row before or after, and round at the ends;
 * left and right stay within the row. An id that is not in the grid stands before its first row.
 */
export function moveInGrid(grid: CellGrid, from: string | null, arrow: Arrow): string | null {
  const rowIndex = grid.findIndex((row) => from !== null && row.includes(from));
  const row = grid[rowIndex];
  if (arrow === 'up' || arrow === 'down') {
    const step = arrow === 'down' ? 1 : -1;
    const start = row === undefined && arrow === 'up' ? 0 : rowIndex;
    const next = (start + step + grid.length) % grid.length;
    return grid[next]?.[0] ?? null;
  }
  if (row === undefined || from === null) return grid[0]?.[0] ?? null;
  const cell = row.indexOf(from) + (arrow === 'right' ? 1 : -1);
  return row[cell] ?? from;
}
