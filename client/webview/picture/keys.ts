import type { Box, Shape } from './scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The thing that an arrow key leads to: the nearest that begins in that direction, where what is straight ahead comes
 * before what is aside.
 */
export function nextIn(shapes: readonly Shape[], id: string, direction: Direction): string | undefined {
  const reached = shapes.filter(({ again }) => !again);
  const from = reached.find(({ thing }) => thing.id === id);
  if (!from) return undefined;
  const [start, sideways] = [header(from), direction === 'left' || direction === 'right'];
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let nearest: { readonly id: string; readonly distance: number } | undefined;
  for (const shape of reached) {
    const end = header(shape);
    const ahead = sign * (sideways ? end.x - start.x : end.y - start.y);
    if (shape === from || ahead < 1) continue;
    const aside = sideways
      ? apart(start.y, start.height, end.y, end.height)
      : apart(start.x, start.width, end.x, end.width);
    // Whatever is straight ahead is nearer than anything that is not.
    const distance = ahead + (aside > 0 ? 1e6 + aside * 3 : 0);
    if (!nearest || distance < nearest.distance) nearest = { id: shape.thing.id, distance };
  }
  return nearest?.id;
}

/** Of a box with rows the header stands for it. */
function header({ x, y, width, height }: Box): Box {
  return { x, y, width, height: Math.min(height, 26) };
}

/** How far two stretches are from each other; nothing when they overlap. */
function apart(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, otherStart - (start + length), start - (otherStart + otherLength));
}
