/** A sound target with these lines in it, for the examples of rules. */
export function exampleTarget(lines: string, name = 'iqn.2026-01.com.example:disk'): string {
  return `<target ${name}>\n${lines}</target>\n`;
}

/** The lines that every sound target has. */
export const SOUND = 'backing-store /dev/drbd0\ninitiator-address 10.0.0.5\n';
