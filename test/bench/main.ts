// Measures the speed of everything, side by side with its peers, and writes the tables into docs/performance.md.
//   npm run bench              all of it, some minutes
//   npm run bench -- keystroke only the sections whose name holds one of the words; writes nothing

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { versionOf } from './peers.ts';
import { render, type Section } from './report.ts';
import { analysis } from './sections/analysis.ts';
import { features } from './sections/features.ts';
import { keystroke } from './sections/keystroke.ts';
import { programs } from './sections/programs.ts';

const sections: Readonly<Record<string, () => Promise<Section>>> = {
  analysis,
  keystroke,
  features,
  programs,
};

const wanted = process.argv.slice(2);
const names = Object.keys(sections).filter(
  (name) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
const rendered: string[] = [];
for (const name of names) {
  console.error(`measuring: ${name}`);
  const section = await sections[name]?.();
  if (!section) continue;
  const text = render(section);
  console.log(`\n${text}`);
  rendered.push(text);
}
if (wanted.length === 0) {
  const page = path.join(path.dirname(path.dirname(import.meta.dirname)), 'docs/performance.md');
  const [begin, end] = [
    '<!-- begin of what npm run bench writes -->',
    '<!-- end of what npm run bench writes -->',
  ];
  const before = readFileSync(page, 'utf8');
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`docs/performance.md has lost its marks "${begin}" and "${end}"`);
  const tables = [machine(), ...rendered].join('\n\n');
  writeFileSync(page, `${before.slice(0, from)}${begin}\n\n${tables}\n\n${before.slice(to)}`);
  console.error('written: docs/performance.md');
}

function machine(): string {
  const [cpu] = cpus();
  const peers = ['vscode-json-languageservice', 'yaml-language-server'].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; ${peers.join(', ')}.`;
}
