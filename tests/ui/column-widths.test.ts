import { describe, expect, test } from 'vitest';
import { columnNeed, shareWidth } from '../../src/ui/column-widths';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('columns of a table', () => {
  const empty = columnNeed('End', ['', '', '', '', 'ongoing']);
  const short = columnNeed('Relation', ['is a member of', 'is a member of', 'attacked']);
  const long = columnNeed(
    'Sources',
    Array.from({ length: 4 }, () => '3: A report, another report and a listing'),
  );

  test('need room for their longest word', () => {
    expect(empty.least).toBeGreaterThan(columnNeed('End', ['']).least);
    expect(empty.wanted).toBe(empty.least);
  });

  test('fill the room that there is', () => {
    for (const room of [320, 450, 900])
      expect(sum(shareWidth([empty, short, long], room))).toBeCloseTo(room, 0);
  });

  test('leave room to short texts before long ones', () => {
    const [, relation, sources] = shareWidth([empty, short, long], 330);
    expect(relation).toBeCloseTo(short.wanted, 0);
    expect(sources).toBeLessThan(long.wanted);
  });

  test('are wider than a room that is too narrow, and the first leaves most of it to the others', () => {
    const widths = shareWidth([long, short, empty], 150);
    expect(sum(widths)).toBeGreaterThan(150);
    expect(widths[0]).toBeLessThan(75);
  });
});
