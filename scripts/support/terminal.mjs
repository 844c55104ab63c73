// What the scripts say to the person at the terminal.

import { styleText } from 'node:util';

const coloured = process.stdout.isTTY && !process.env.NO_COLOR;

const style = (format, text) => (coloured ? styleText(format, text) : text);

/** The title of a stretch of work. */
export const heading = (text) => console.log(`\n${style('bold', `== ${text}`)}`);

/** One line of progress under a heading. */
export const say = (text) => console.log(`   ${text}`);

/** A line that wants attention without being a failure. */
export const warn = (text) => console.log(`   ${style('yellow', text)}`);

/** A line that says what went wrong. */
export const fail = (text) => console.error(`   ${style('red', text)}`);

/** Time since `start` (a `performance.now()`), as a person reads it. */
export function elapsed(start) {
  const seconds = (performance.now() - start) / 1000;
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
