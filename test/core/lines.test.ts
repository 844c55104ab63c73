import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineIndex } from '../../server/src/core/span.ts';

const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'é'), maxLength: 30 });

it('the lines of an edited text are those of a fresh one', () => {
  fc.assert(
    fc.property(text, text, fc.nat(), fc.nat(), (before, inserted, a, b) => {
      const from = Math.min(a % (before.length + 1), b % (before.length + 1));
      const to = Math.max(a % (before.length + 1), b % (before.length + 1));
      const after = before.slice(0, from) + inserted + before.slice(to);
      const edited = new LineIndex(before).replaced(after, from, to);
      const fresh = new LineIndex(after);
      expect(edited.lineCount).toBe(fresh.lineCount);
      for (let offset = 0; offset <= after.length; offset++) {
        expect(edited.position(offset)).toEqual(fresh.position(offset));
      }
    }),
  );
});
