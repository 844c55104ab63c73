import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';
import { manifest } from './manifest.ts';
import { repositoryRoot } from './paths.ts';

const require = createRequire(import.meta.url);

/** One piece of a line and the scopes that hold for it, outermost first. */
export interface ScopedToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

export interface TokenizedText {
  readonly lines: readonly (readonly ScopedToken[])[];
  /** True when nothing is left open at the end: no string, comment or here-document ran away. */
  readonly endsAtRoot: boolean;
}

/** Grammars that VS Code brings along and ours build on, by scope name. */
const foreignGrammars: Readonly<Record<string, string>> = { 'source.shell': 'shellscript' };

function loadGrammar(scopeName: string): IRawGrammar | null {
  const own = manifest.contributes.grammars.find((grammar) => grammar.scopeName === scopeName);
  if (own !== undefined) {
    const path = join(repositoryRoot, own.path);
    return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
  }
  const foreign = foreignGrammars[scopeName];
  if (foreign === undefined) return null;
  const path = require.resolve(`tm-grammars/grammars/${foreign}.json`);
  return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
}

async function createRegistry() {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scopeName) => Promise.resolve(loadGrammar(scopeName)),
    getInjections: (scopeName) =>
      manifest.contributes.grammars
        .filter((grammar) => grammar.injectTo?.includes(scopeName) ?? false)
        .map((grammar) => grammar.scopeName),
  });
}

const registry = createRegistry();
const grammars = new Map<string, Promise<IGrammar>>();

async function grammarFor(scopeName: string): Promise<IGrammar> {
  const grammar = await (await registry).loadGrammar(scopeName);
  if (grammar === null) throw new Error(`No grammar for ${scopeName}`);
  return grammar;
}

/** Colours a text the way VS Code does, with the grammars and injections that package.json contributes. */
export async function tokenize(scopeName: string, text: string): Promise<TokenizedText> {
  const pending = grammars.get(scopeName) ?? grammarFor(scopeName);
  grammars.set(scopeName, pending);
  const grammar = await pending;
  let state = textmate.INITIAL;
  const lines = text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      start: token.startIndex,
      end: Math.min(token.endIndex, line.length),
      scopes: token.scopes,
    }));
  });
  return { lines, endsAtRoot: state.depth === 1 };
}
