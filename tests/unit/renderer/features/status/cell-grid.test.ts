// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { moveInGrid } from '../../../../../renderer/features/status/cell-grid';

const grid = [['a'], ['b', 'b1', 'b2'], ['c']];

describe('the arrow keys in the list', () => {
  it('go from row to row, to the first cell, and round at the ends', () => {
    expect(moveInGrid(grid, 'a', 'down')).toBe('b');
    expect(moveInGrid(grid, 'b2', 'down')).toBe('c');
    expect(moveInGrid(grid, 'c', 'down')).toBe('a');
    expect(moveInGrid(grid, 'a', 'up')).toBe('c');
  });

  it('go into the secondaries and back, and stop at both ends', () => {
    expect(moveInGrid(grid, 'b', 'right')).toBe('b1');
    expect(moveInGrid(grid, 'b2', 'right')).toBe('b2');
    expect(moveInGrid(grid, 'b1', 'left')).toBe('b');
    expect(moveInGrid(grid, 'b', 'left')).toBe('b');
  });

  it('begin at the edge when nothing is marked, or what was marked is gone', () => {
    expect(moveInGrid(grid, null, 'down')).toBe('a');
    expect(moveInGrid(grid, 'gone', 'up')).toBe('c');
    expect(moveInGrid(grid, null, 'right')).toBe('a');
  });

  it('lead nowhere in an empty list', () => {
    expect(moveInGrid([], null, 'down')).toBeNull();
    expect(moveInGrid([], 'a', 'left')).toBeNull();
  });
});
