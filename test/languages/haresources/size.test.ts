import { describe, expect, it } from 'vitest';
import { haCf } from '../../../server/src/languages/ha-cf/index.ts';
import { haresources } from '../../../server/src/languages/haresources/index.ts';
import { analyseText } from '../../fuzz/examine.ts';
import { growth, timeOf } from '../../support/growth.ts';

/** As many different ones as fit into the size. */
function numbered(size: number, each: (index: number) => string): string {
  const length = each(0).length;
  return Array.from({ length: Math.max(1, Math.floor(size / length)) }, (_, index) => each(index)).join('');
}

describe('time follows the size of', () => {
  it.each([
    {
      name: 'a line of haresources with thousands of DRBD devices',
      language: haresources,
      make: (size: number) =>
        `alice ${numbered(size, (i) => `drbddisk::r${i} Filesystem::/dev/drbd${i}::/srv/r${i} `)}\n`,
    },
    {
      name: 'a line with thousands of logical volumes',
      language: haresources,
      make: (size: number) =>
        `alice ${numbered(size, (i) => `Filesystem::/dev/vg${i}/a::/srv/${i} `)}LVM::x\n`,
    },
    {
      name: 'a word over thousands of lines',
      language: haresources,
      make: (size: number) => `alice ${'a\\\n'.repeat(size / 3)}\n`,
    },
    {
      name: 'thousands of unknown directives of ha.cf',
      language: haCf,
      make: (size: number) => numbered(size, (i) => `deadtimes${i} 30\n`),
    },
  ])('$name', ({ language, make }) => {
    const time = (size: number) => {
      const text = make(size);
      return timeOf(() => analyseText(language, text));
    };
    // Eight times the text: linear is about 8, quadratic 64; the rest is for the collector.
    expect(growth(time, 100_000, 800_000, 30)).toBeLessThan(30);
  });
});
