import { readRepositoryFile } from './paths.ts';

export interface LanguageContribution {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly extensions?: readonly string[];
  readonly filenames?: readonly string[];
  readonly filenamePatterns?: readonly string[];
  readonly configuration: string;
}

export interface GrammarContribution {
  readonly language?: string;
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

export interface SnippetContribution {
  readonly language: string;
  readonly path: string;
}

export interface SemanticTokenScopes {
  readonly language: string;
  /** Type of the protocol → scopes of grammars. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
}

/** The parts of package.json that tests look at. */
export interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly languages: readonly LanguageContribution[];
    readonly grammars: readonly GrammarContribution[];
    readonly semanticTokenScopes: readonly SemanticTokenScopes[];
    readonly snippets: readonly SnippetContribution[];
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
  };
}

/** The extension's manifest. */
export const manifest: Manifest = JSON.parse(readRepositoryFile('package.json'));
