import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blockEnd, parse } from '../../server/src/languages/tgt-targets/parser.ts';
import { rules } from '../../server/src/languages/tgt-targets/rules.generated.ts';
import {
  children,
  storesOf,
  type TargetsNode,
  targetsOf,
} from '../../server/src/languages/tgt-targets/tree.ts';
import { Agreement, reasonForAll } from '../support/agreement.ts';
import { analyse } from '../support/analyse.ts';
import { readFixture } from '../support/fixture.ts';
import { sharedFolder } from '../support/paths.ts';
import {
  askTgtAdmin,
  type ConfigValue,
  configGeneralObstacle,
  readWithConfigGeneral,
  tgtAdminObstacle,
} from '../support/tgt-admin-judge.ts';

const LUCK =
  'a line that begins with "<" and is no tag is a key to Config::General; that tags pair all the same is luck';
const BESIDE_A_TAG = 'beside an unclosed-tag: the section is read as it was meant';

const MEANT = 'a line that is meant for a tag and is none is read as it is meant, and reported';

/** Where this project deliberately says something else than tgt-admin and tgtd. */
const DELIBERATE: readonly { readonly code: string; readonly why: string }[] = [
  { code: 'tgt-targets/placeholder', why: 'a password out of the manual is taken, and everybody knows it' },
  { code: 'tgt-targets/unmatchable-initiator', why: 'bound without a word, admits nobody' },
  { code: 'tgt-targets/unclosed-tag', why: LUCK },
  { code: 'tgt-targets/text-after-tag', why: LUCK },
  { code: 'tgt-targets/misread-tag', why: MEANT },
  { code: 'tgt-targets/unclosed-section', why: BESIDE_A_TAG },
  { code: 'tgt-targets/surplus-closing', why: BESIDE_A_TAG },
];

/**
 * Config::General joins lines inside a word or a tag; here a continuation is a blank, as everybody writes it. Such
 * texts are not compared.
 */
const JOINED_WORD = /[^ \t\n]\\\n|^[ \t]*<[^\n]*\\\n/m;

/** What makes Config::General stop. */
const NO_READING = new Set(
  ['unclosed-section', 'surplus-closing', 'unclosed-tag', 'text-after-tag', 'mixed-stores'].map(
    (concept) => `tgt-targets/${concept}`,
  ),
);

const TARGET = '<target iqn.2026-01.com.example:a>\n';
const CASES: readonly string[] = [
  `${TARGET}backing-store /dev/a\n</target>\n`,
  `${TARGET}\tbacking-store = /dev/a\n\tinitiator-address=10.0.0.1\n</target>\n`,
  `default-driver iscsi\n${TARGET}  direct-store   /dev/a  # why\n</target> # end\n`,
  `${TARGET}<backing-store /dev/a>\nlun 3\nwrite-cache off\n</backing-store>\n<backing-store /dev/b>\n</backing-store>\n</target>\n`,
  `${TARGET}<backing-store /dev/a/>\n</target>\n`,
  `${TARGET}incominguser u p\\#q\nincominguser v "p"\nincominguser "w x"\n</target>\n`,
  `${TARGET}backing-store \\\n  /dev/a\n</target>\n`,
  `/* old\n${TARGET}*/\n${TARGET}backing-store /dev/a /* why */\n</target>\n`,
  `${TARGET}scsi_id <<EOF\na\nb\nEOF\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}backing-store /dev/a\n</targets>\n`,
  `${TARGET}backing-store /dev/a\n`,
  `${TARGET}backing-store /dev/a\n</target>\n</target>\n`,
  `${TARGET}<backing-store /dev/a>\n</target>\n`,
  `<target iqn.2026-01.com.example:a\nbacking-store /dev/a\n</target>\n`,
  `<target iqn.2026-01.com.example:a> backing-store /dev/a\n</target>\n`,
  `${TARGET}backing-store /dev/a\n</target>\n${TARGET}backing-store /dev/b\n</target>\n`,
  `${TARGET}backing-store /dev/a\n<backing-store /dev/b>\n</backing-store>\n</target>\n`,
  `${TARGET}incominguser u\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}incominguser u  p\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}incominguser u p q\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}incominguser u p\nincominguser v q\noutgoinguser o p\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}scsi_id a\nscsi_id b\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}lun 0\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}lun 1\nbacking-store /dev/a\nbacking-store /dev/b\n</target>\n`,
  `${TARGET}lun 7\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}backing-store /dev/a\nbacking-store /dev/b\n</target>\n`,
  `${TARGET}initiator-address all\ninitiator-name x\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}write-cache of\nnonsense x\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}write-cache\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}MaxConnections 4\nHeaderDigest CRC32C\nbacking-store /dev/a\n</target>\n`,
  `${TARGET}bs-type aio\nblock-size 4096\ncontroller_tid 5\nbacking-store /dev/a\n</target>\n`,
  '<target my_disk>\nbacking-store /dev/a\n</target>\n',
  '<target Disk>\nbacking-store /dev/a\n</target>\n',
  'default-driver iscsi\ndefault-driver iscsi\n',
  '/* not closed\n<target a>\n',
  '',
  '# nothing\n',
];

/** Sound files with a piece lost or put in: the same ones in every run. */
function mutations(count: number): readonly string[] {
  let state = 20_261_122;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pieces = [
    ' ',
    '\n',
    '#',
    '\\#',
    '<',
    '>',
    '</target>\n',
    '=',
    '"',
    '\\\n',
    'x',
    '',
    '\t',
    '\n<backing-store /dev/c>\n',
  ];
  const sound = CASES.filter((text) => text.length > 60 && !/\/\*|<</.test(text));
  return Array.from({ length: count }, () => {
    const text = sound[random(sound.length)] ?? '';
    const at = random(text.length);
    return text.slice(0, at) + (pieces[random(pieces.length)] ?? '') + text.slice(at + random(3));
  });
}

const agreement = new Agreement('tgt-admin, tgtd and this project, about targets.conf');
const noReader = configGeneralObstacle();
const noAdmin = tgtAdminObstacle();

afterAll(() => agreement.print());

describe.skipIf(noReader !== undefined)('Config::General 2.65 and this project', () => {
  it.for([
    ['own cases', CASES],
    ['mutations', mutations(400)],
    ['rule examples', exampleTexts()],
    ['corpus', corpus()?.filter((text) => !/^\s*include/m.test(text))],
  ] as const)('read the same: %s', async ([suite, all], { skip }) => {
    if (!all) return skip('the corpus is not on this machine');
    const texts = all.filter((text) => !JOINED_WORD.test(text));
    const readings = await readWithConfigGeneral(texts);
    const comparison = agreement.suite(`read: ${suite}`);
    texts.forEach((text, index) => {
      const reading = readings[index];
      const refused = errorsOf(text).some((code) => NO_READING.has(code));
      const theirs = reading && 'read' in reading ? JSON.stringify(sorted(reading.read)) : undefined;
      const ours = refused ? undefined : JSON.stringify(sorted(asConfig(text)));
      const isLucky =
        theirs !== undefined && errorsOf(text).some((code) => /(?:unclosed|text-after)-tag$/.test(code));
      if (ours === theirs) comparison.agree();
      else if (isLucky) comparison.deliberate(LUCK);
      else if (codesOf(text).includes('tgt-targets/misread-tag')) comparison.deliberate(MEANT);
      else {
        const said = reading && 'error' in reading ? reading.error : theirs;
        comparison.disagree(`${JSON.stringify(text)}\n  here   ${ours}\n  theirs ${said}`);
      }
    });
    comparison.expectNoDisagreement();
  });
});

describe.skipIf(noAdmin !== undefined)('tgt-admin and tgtd 1.0.85 and this project', () => {
  it('agree on what is set up', async () => {
    const texts = [...CASES, ...exampleTexts(), ...mutations(30)].filter(
      (text) =>
        !/^\s*(?:include|control-port|iSNS)|direct-store|rbd/m.test(text) &&
        !JOINED_WORD.test(text) &&
        storePaths(text).every((store) => store.startsWith('/dev/')),
    );
    const verdicts = await askTgtAdmin(texts.map((text) => ({ text, stores: storePaths(text) })));
    const comparison = agreement.suite('set up');
    texts.forEach((text, index) => {
      const verdict = verdicts[index];
      const errors = errorsOf(text);
      const why = verdict?.accepted ? reasonFor(errors) : undefined;
      if ((errors.length === 0) === verdict?.accepted) comparison.agree();
      else if (why !== undefined) comparison.deliberate(why);
      else
        comparison.disagree(
          `${JSON.stringify(text)}\n  here ${errors.join(', ') || 'nothing'}\n  tgt-admin ${verdict?.accepted} ${verdict?.said}`,
        );
    });
    comparison.expectNoDisagreement();
  });

  it('agree on the disks of each target', async () => {
    const texts = CASES.filter((text) => errorsOf(text).length === 0 && !/direct-store|\/>/.test(text));
    const verdicts = await askTgtAdmin(texts.map((text) => ({ text, stores: storePaths(text) })));
    texts.forEach((text, index) => {
      const ours = roots(text)
        .flatMap(targetsOf)
        .flatMap((target) => storesOf(target).map((store) => `${target.argument?.text} ${store.path.text}`));
      const theirs = [...(verdicts[index]?.targets ?? [])].flatMap(([name, stores]) =>
        stores.map((store) => `${name} ${store}`),
      );
      expect(theirs.sort(), text).toEqual(ours.sort());
    });
  });
});

if (noReader) it(`Config::General is not asked: ${noReader}`, ({ skip }) => skip(noReader));
if (noAdmin) it(`tgt-admin is not asked: ${noAdmin}`, ({ skip }) => skip(noAdmin));

/** What follows from a tag that is none is as deliberate as the tag. */
function reasonFor(errors: readonly string[]): string | undefined {
  if (errors.includes('tgt-targets/unclosed-tag')) return LUCK;
  if (errors.includes('tgt-targets/misread-tag')) return MEANT;
  return reasonForAll(errors, (error) => DELIBERATE.find(({ code }) => code === error)?.why);
}

function errorsOf(text: string): readonly string[] {
  return analyse([{ path: 'etc/tgt/targets.conf', text }])
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}

function codesOf(text: string): readonly string[] {
  return analyse([{ path: 'etc/tgt/targets.conf', text }]).map(({ code }) => code);
}

function roots(text: string): readonly TargetsNode[] {
  const found: TargetsNode[] = [];
  for (let start = 0; start < text.length; ) {
    const end = blockEnd(text, start);
    found.push(parse(text.slice(start, end)).tree);
    start = end;
  }
  return found;
}

function storePaths(text: string): readonly string[] {
  return roots(text)
    .flatMap(targetsOf)
    .flatMap(storesOf)
    .map(({ path: { text: store } }) => store);
}

interface Config {
  [key: string]: Config | string | null | (Config | string | null)[];
}

/** What Config::General makes of the trees: sections of one name are merged, other repetitions become lists. */
function asConfig(text: string): Config {
  const config: Config = {};
  for (const root of roots(text)) fill(config, root);
  return config;
}

function fill(config: Config, node: TargetsNode): void {
  for (const child of children(node)) {
    if (child.kind === 'section') {
      const parent = sectionIn(config, child.name.text);
      fill(child.argument ? sectionIn(parent, child.argument.text) : parent, child);
    } else if (child.kind === 'entry') {
      const { text: key } = child.key;
      const value = child.value?.text ?? null;
      const before = config[key];
      if (before === undefined) config[key] = value;
      else if (Array.isArray(before)) before.push(value);
      else config[key] = [before, value];
    }
  }
}

function sectionIn(config: Config, name: string): Config {
  const section = (config[name] ?? {}) as Config;
  config[name] = section;
  return section;
}

function sorted(value: ConfigValue): ConfigValue {
  if (value === null || typeof value === 'string') return value === '' ? null : value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key.trim(), sorted(inner)]),
  );
}

function exampleTexts(): readonly string[] {
  return rules.flatMap(({ examples }) =>
    [...examples.bad, ...examples.good].flatMap(
      (example) => readFixture(example, 'one').files[0]?.text ?? [],
    ),
  );
}

function corpus(): readonly string[] | undefined {
  const folder = sharedFolder('corpus');
  if (!folder || !existsSync(path.join(folder, 'targets.conf'))) {
    console.log('The corpus of real files is not on this machine: not compared.');
    return undefined;
  }
  return readdirSync(path.join(folder, 'targets.conf')).map((name) =>
    readFileSync(path.join(folder, 'targets.conf', name), 'latin1'),
  );
}
