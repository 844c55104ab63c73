// Writes what follows from the rule files: the rule index of each language, the documentation pages in docs/rules,
// the rule names in package.json's settings and in the JSON schema of ha-cluster.json. `--check` writes nothing and fails when something is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { showExample } from '../server/src/core/example.ts';
import { markdownPage, rulePage } from '../server/src/core/rule-page.ts';

/** How people tell the linter what they think of its rules. */
const CONTROL = `## When you disagree

**For one place**, a comment with the code and your reason, above the line or at its end (the quick fix "Ignore ... here" writes it):

\`\`\`
# ha-cluster-ignore drbd/unknown-option our patched drbd-utils knows it
\`\`\`

It keeps quiet what begins on its own line and on the next one, below other comments, with the lines that backslashes join to it; in crm, that is the whole statement. authkeys, corosync.conf and crm take comments on lines of their own only, and authkeys and corosync.conf in the first column. In a here-document with crm statements, write it above the statement. A comment that keeps nothing quiet any more is reported (\`cluster/unused-ignore\`), and so is one with a wrong code (\`cluster/unknown-ignore\`).

**For one file**, \`# ha-cluster-ignore-file CODE reason\` anywhere in it.

**For a cluster**, \`"rules"\` in ha-cluster.json; **for yourself**, the setting \`haCluster.rules\`. Both give a code, or all codes that begin so, another level:

\`\`\`json
{ "rules": { "crmsh/missing-monitor": "off", "tgtadm/*": "info" } }
\`\`\`

Syntax errors may be kept quiet too: a tool newer than our catalog, or patched, may take what we cannot read, and a check that nobody can get past is soon turned off altogether. What was not read stays unread: no other rule sees it.
`;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');
const stale = [];

const languagesFolder = path.join(root, 'server/src/languages');
const languages = readdirSync(languagesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(languagesFolder, entry.name, 'index.ts')))
  .map((entry) => entry.name)
  .sort();

const folders = [
  ...languages.map((id) => ({
    id,
    rules: path.join(languagesFolder, id, 'rules'),
    index: path.join(languagesFolder, id, 'rules.generated.ts'),
    core: '../../core/rule.ts',
  })),
  {
    id: 'cluster',
    rules: path.join(root, 'server/src/rules'),
    index: path.join(root, 'server/src/rules.generated.ts'),
    core: './core/rule.ts',
  },
];

const exportName = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
write(
  path.join(languagesFolder, 'index.generated.ts'),
  [
    '// Made by scripts/generate.mjs from the folders beside this file. Do not edit.',
    "import type { Language } from '../core/language.ts';",
    ...languages.map((id) => `import { ${exportName(id)} } from './${id}/index.ts';`),
    '',
    '/** All languages; files are recognised in this order. */',
    `export const languages: readonly Language[] = [${languages.map(exportName).join(', ')}];`,
    '',
  ].join('\n'),
);

const themes = [];
for (const folder of folders) {
  const files = existsSync(folder.rules)
    ? readdirSync(folder.rules)
        .filter((name) => name.endsWith('.ts'))
        .sort()
    : [];
  const name = (file) => exportName(file.replace(/\.ts$/, ''));
  write(
    folder.index,
    [
      '// Made by scripts/generate.mjs from the files in rules/. Do not edit.',
      `import type { Rule } from '${folder.core}';`,
      ...files.map((file) => `import ${name(file)} from './rules/${file}';`),
      '',
      `export const rules: readonly Rule[] = [${files.map(name).join(', ')}];`,
      '',
    ].join('\n'),
  );
  const rules = [];
  for (const file of files) {
    const { default: rule } = await import(pathToFileURL(path.join(folder.rules, file)).href);
    const expected = `${folder.id}/${file.replace(/\.ts$/, '')}`;
    if (rule.code !== expected)
      fail(`${path.join(folder.rules, file)}: its code is ${rule.code}, its place says ${expected}`);
    rules.push(rule);
  }
  themes.push({ id: folder.id, rules });
}

const pages = new Map();
const { languages: allLanguages } = await import('../server/src/languages/index.generated.ts');
const { rules: clusterRules } = await import('../server/src/rules.generated.ts');
const fixable = new Set();
for (const rule of themes.flatMap(({ rules }) => rules)) {
  const parts = rulePage(rule, (source) => {
    const shown = showExample(rule, source, allLanguages, clusterRules);
    if (shown.mended) fixable.add(rule.code);
    return shown;
  });
  pages.set(`${rule.code}.md`, markdownPage(parts));
}
pages.set('README.md', indexPage(themes));
const docs = path.join(root, 'docs/rules');
for (const [name, text] of pages) write(path.join(docs, name), text);
for (const file of existsSync(docs) ? readdirSync(docs, { recursive: true }) : []) {
  const name = file.split(path.sep).join('/');
  if (!name.endsWith('.md') || pages.has(name) || name === 'not-covered.md') continue;
  stale.push(path.join('docs/rules', name));
  if (!check) rmSync(path.join(docs, file));
}

write(
  path.join(root, 'server/src/core/rule-codes.generated.ts'),
  [
    '// Made by scripts/generate.mjs from all rule files. Do not edit.',
    '',
    '/** The codes of all rules. */',
    'export const RULE_CODES: readonly string[] = [',
    ...themes.flatMap(({ rules }) => rules.map(({ code }) => `  '${code}',`)),
    '];',
    '',
  ].join('\n'),
);
const { schemaOf } = await import('./support/cluster-file-schema.mjs');
const schema = schemaOf(themes.flatMap(({ rules }) => rules));
write(path.join(root, 'server/schemas/ha-cluster.generated.json'), `${JSON.stringify(schema, null, 2)}\n`);

const manifestFile = path.join(root, 'package.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const setting = settingOf(manifest);
if (setting) {
  const rules = themes.flatMap((theme) => theme.rules);
  delete setting.properties;
  const known = themes.map(({ id }) => id);
  setting.propertyNames = {
    anyOf: [
      {
        enum: [...rules.map(({ code }) => code), ...known.map((id) => `${id}/*`)],
        enumDescriptions: [
          ...rules.map(({ severity, docs: { title } }) => `${title} (default: ${severity}).`),
          ...known.map((id) => `All rules of ${id}.`),
        ],
      },
      { pattern: '[*]$' },
    ],
  };
  setting.additionalProperties = { enum: ['off', 'hint', 'info', 'warning', 'error'] };
  write(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
}

if (check && stale.length > 0) fail(`stale, run "npm run generate":\n  ${stale.join('\n  ')}`);
console.log(
  `${themes.reduce((sum, { rules }) => sum + rules.length, 0)} rules in ${themes.length} themes: ${check ? 'everything generated is fresh' : 'written'}`,
);

function settingOf({ contributes }) {
  const sections = [contributes?.configuration ?? []].flat();
  return sections.map((section) => section.properties?.['haCluster.rules']).find(Boolean);
}

function indexPage(all) {
  const names = new Map(allLanguages.map(({ id, name }) => [id, name]));
  const lines = [
    '# Rules',
    '',
    'What HA Cluster Config checks. `ha-cluster explain CODE` prints a page on the terminal.',
    '',
    ...all.flatMap(({ id, rules }) =>
      rules.length > 0 ? [`- [${names.get(id) ?? 'Across files'}](#${id}): ${rules.length} rules`] : [],
    ),
    '',
    CONTROL,
  ];
  for (const { id, rules } of all) {
    if (rules.length === 0) continue;
    lines.push(`## ${id}`, '', `${names.get(id) ?? 'Rules across files'}.`, '');
    lines.push('| rule | severity | fix | |', '|---|---|---|---|');
    for (const { code, severity, docs } of rules)
      lines.push(
        `| [${code}](${code}.md) | ${severity} | ${fixable.has(code) ? 'yes' : ''} | ${docs.title} |`,
      );
    lines.push('');
  }
  return lines.join('\n');
}

function write(file, text) {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (old === text) return;
  stale.push(path.relative(root, file));
  if (check) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
