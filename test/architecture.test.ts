import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

// The arrows of docs/architecture.md: who may import whom. A file outside these folders has no arrow at all.
const root = path.dirname(import.meta.dirname);

const ALLOWED: readonly { readonly from: RegExp; readonly to: readonly RegExp[] }[] = [
  { from: /^server\/src\/core\//, to: [/^server\/src\/core\//, /^(chevrotain|diff|picomatch|vscode-uri)$/] },
  {
    from: /^server\/src\/languages\/index\.generated\.ts$/,
    to: [/^server\/src\/languages\/[a-z-]+\/index\.ts$/, /^server\/src\/core\//],
  },
  {
    from: /^server\/src\/languages\//,
    to: [/^server\/src\/languages\/SAME\//, /^server\/src\/core\//, /^chevrotain$/],
  },
  {
    // Files of heartbeat become files of corosync and crmsh: it reads the ones and knows the agents of the other.
    from: /^server\/src\/convert\//,
    to: [
      /^server\/src\/(convert|core)\//,
      /^server\/src\/languages\/(ha-cf|haresources)\//,
      /^server\/src\/languages\/crmsh\/agents\.ts$/,
    ],
  },
  { from: /^server\/src\/rules/, to: [/^server\/src\/rules\//, /^server\/src\/core\//] },
  {
    // It writes statements as conversions do, with the timeouts of the agents and in the versions in force.
    from: /^server\/src\/scaffold\//,
    to: [
      /^server\/src\/(scaffold|core)\//,
      /^server\/src\/convert\/(conversion|crm-resource|crm-statement|resource-agents)\.ts$/,
      /^server\/src\/languages\/(crmsh\/versions|drbd\/(catalog|version))\.ts$/,
    ],
  },
  { from: /^server\/src\/overview\//, to: [/^server\/src\/(overview|core)\//] },
  { from: /^server\/src\/picture\//, to: [/^server\/src\/(picture|overview|core)\//] },
  {
    // The only part of the server that runs a program: ssh, when a person deploys.
    from: /^server\/src\/deploy\//,
    to: [
      /^server\/src\/(deploy|core)\//,
      /^server\/src\/languages\/index\.generated\.ts$/,
      /^node:/,
      /^vscode-uri$/,
    ],
  },
  {
    from: /^server\/src\/platform\//,
    to: [/^server\/src\/(core|platform)\//, /^server\/src\/protocol\.ts$/, /^node:/],
  },
  {
    from: /^server\/src\/protocol\.ts$/,
    to: [
      /^server\/src\/(core\/(host|language|span)|convert\/conversion|deploy\/(history|plan|service|view)|scaffold\/(guide|question)|overview\/item|picture\/picture)\.ts$/,
    ],
  },
  {
    from: /^server\/src\/lsp\//,
    to: [
      /^server\/src\/(lsp|core)\//,
      /^server\/src\/(convert\/convert|scaffold\/(guide|plan)|overview\/overview|picture\/draw)\.ts$/,
      /^server\/src\/languages\/index\.generated\.ts$/,
      /^server\/src\/(rules\.generated|protocol)\.ts$/,
      /^server\/src\/deploy\/(progress|service)\.ts$/,
      /^vscode-languageserver(-textdocument)?$/,
      /^vscode-uri$/,
    ],
  },
  {
    from: /^server\/src\/main(\.web)?\.ts$/,
    to: [
      /^server\/src\/(lsp|platform)\//,
      /^server\/src\/deploy\/service\.ts$/,
      /^vscode-languageserver\/(node|browser)$/,
    ],
  },
  {
    from: /^server\/src\/cli(\.ts$|\/)/,
    to: [
      /^server\/src\/(cli|core|deploy|platform)\//,
      /^server\/src\/convert\/convert\.ts$/,
      /^server\/src\/languages\/index\.generated\.ts$/,
      /^server\/src\/rules\.generated\.ts$/,
      /^node:/,
      /^(diff|vscode-uri)$/,
    ],
  },
  {
    // Runs in a page of VS Code's: there is neither VS Code's API nor node.
    from: /^client\/webview\//,
    to: [/^client\/webview\//, /^server\/src\/protocol\.ts$/, /^@dagrejs\/dagre$/],
  },
  {
    from: /^client\/src\//,
    to: [
      /^client\/src\//,
      /^server\/src\/protocol\.ts$/,
      /^client\/webview\/picture\/messages\.ts$/,
      /^vscode$/,
      /^vscode-languageclient(\/(node|browser))?$/,
      /^node:/,
    ],
  },
];

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.ts'));
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [
    ...text.matchAll(/^(?:import|export)\b[^'";]*?\bfrom\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm),
  ].map((found) => {
    const target = found[1] ?? found[2] ?? '';
    return target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target;
  });
}

const files = [...sources('server/src'), ...sources('client/src'), ...sources('client/webview')];

describe('import arrows', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(importsOf('server/src/lsp/server.ts')).toContain('vscode-languageserver');
  });

  it.each(files)('%s', (file) => {
    const rule = ALLOWED.find(({ from }) => from.test(file));
    expect(rule, `${file} lies in no known folder`).toBeDefined();
    const language = /^server\/src\/languages\/([a-z-]+)\//.exec(file)?.[1] ?? '';
    const wrong = importsOf(file).filter(
      (target) => !rule?.to.some((to) => new RegExp(to.source.replace('SAME', language)).test(target)),
    );
    expect(wrong, `${file} may not import these`).toEqual([]);
  });
});
