import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLE_PATHS } from '../../server/src/core/example.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { cleanClusters } from '../clusters/clusters.ts';
import { languageOf } from '../support/analyse.ts';
import { readFixture } from '../support/fixture.ts';
import { sharedFolder } from '../support/paths.ts';
import type { Random } from '../support/random.ts';
import type { FormatFile } from './formatted.ts';

const formats = languages.filter((language) => language.format);

/** The examples of the rules, damaged ones too. */
export const examples: readonly FormatFile[] = formats.flatMap((language) =>
  language.rules.flatMap(({ examples: { bad, good } }) =>
    [...bad, ...good]
      .flatMap((source) => readFixture(source, EXAMPLE_PATHS[language.id] ?? '').files)
      .filter((file) => file.path === EXAMPLE_PATHS[language.id])
      .map((file) => ({ ...file, language })),
  ),
);

/** The files of clusters as experienced administrators keep them. */
export const clean: readonly FormatFile[] = cleanClusters
  .flatMap(({ files }) => files)
  .filter((file) => !file.path.endsWith('.xml'))
  .map((file) => ({ ...file, language: languageOf(file) }))
  .filter(({ language }) => language.format);

const FOLDERS = {
  drbd: 'drbd',
  corosync: 'corosync',
  crm: 'crmsh',
  'ha.cf': 'ha-cf',
  authkeys: 'ha-authkeys',
  haresources: 'haresources',
  'targets.conf': 'tgt-targets',
  tgtadm: 'tgtadm',
} as const;

/** Files of real clusters, where the project's own material lies beside the repository. */
export const corpus: readonly FormatFile[] = Object.entries(FOLDERS).flatMap(([name, id]) => {
  const folder = path.join(sharedFolder('corpus') ?? '', name);
  const language = languages.find((one) => one.id === id);
  if (!sharedFolder('corpus') || !language) return [];
  return readdirSync(folder).map((file) => ({
    path: `${name}/${file}`,
    text: readFileSync(path.join(folder, file), 'utf8'),
    language,
  }));
});

/** Blanks before, within and behind lines, as tired people leave them. */
export function strewBlanks(text: string, random: Random): string {
  return text.replaceAll(/(?<=\n)[ \t]*|(?<=\S)[ \t]+(?=\S)|(?=\n)/g, (found) => {
    const isRare = random.below(4) > 0;
    return isRare ? found : found + random.pick([' ', '\t', '   ', '\t ']);
  });
}
