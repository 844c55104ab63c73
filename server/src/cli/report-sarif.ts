import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuleCode, Severity } from '../core/diagnostic.ts';
import type { Location } from '../core/fact.ts';
import type { Rule } from '../core/rule.ts';
import { languages } from '../languages/index.generated.ts';
import { rules as clusterRules } from '../rules.generated.ts';
import type { LintResult } from './lint.ts';

/** SARIF 2.1.0, section 3.27.10: what is less than a warning is a note. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, which code scanning of GitHub, GitLab and Azure reads; rules come with their documentation. */
export function sarifReport({ files, name }: LintResult): string {
  const found = files.flatMap(({ file, diagnostics }) => diagnostics.map((one) => ({ file, one })));
  const codes: RuleCode[] = [...new Set(found.map(({ one }) => one.code))].sort();
  const all = new Map<string, Rule>(
    [...languages.flatMap(({ rules }) => rules), ...clusterRules].map((rule) => [rule.code, rule]),
  );
  const run = {
    tool: {
      driver: {
        name: 'ha-cluster',
        rules: codes.map((code) => described(code, all.get(code))),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(process.cwd()).href}/` } },
    artifacts: files.map(({ file }) => ({ location: artifact(file) })),
    results: found.map(({ file, one: { code, severity, message, location, related } }) => ({
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: LEVELS[severity],
      message: { text: message },
      locations: [place(file, location)],
      ...(related.length > 0 && {
        relatedLocations: related.map((other, id) => ({
          id,
          ...place(name(other.location.slot.document.uri), other.location),
          message: { text: other.message },
        })),
      }),
    })),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function described(code: RuleCode, rule: Rule | undefined) {
  if (!rule) return { id: code };
  const { severity, docs } = rule;
  const text = `${docs.what}\n\nWhy it matters. ${docs.why}\n\nWhat to do. ${docs.mend}`;
  const markdown = `${docs.what}\n\n**Why it matters.** ${docs.why}\n\n**What to do.** ${docs.mend}`;
  return {
    id: code,
    shortDescription: { text: docs.title },
    help: { text, markdown },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function place(file: string, { slot, span }: Location) {
  const { start, end } = slot.document.range(slot, span);
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    },
  };
}

/** Files below the current directory are named relative to it, so that the report fits any checkout. */
function artifact(file: string) {
  if (path.isAbsolute(file)) return { uri: pathToFileURL(file).href };
  const uri = file.split(path.sep).map(encodeURIComponent).join('/');
  return { uri, uriBaseId: 'ROOT' };
}
