import type { Language } from '../../core/language.ts';
import { complete } from './completion.ts';
import { facts } from './facts.ts';
import { format } from './format.ts';
import { inlayHints } from './hints.ts';
import { hover } from './hover.ts';
import { blockEnd, comments } from './layout.ts';
import { namedFiles } from './named-files.ts';
import { outline } from './outline.ts';
import { parse } from './parser.ts';
import { rules } from './rules.generated.ts';
import { secrets } from './secrets.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { signature } from './signature.ts';
import { type CrmshNode, children, type Statement } from './tree.ts';

/** Pacemaker's configuration as `crm configure` reads and shows it. */
export const crmsh: Language<CrmshNode> = {
  id: 'crmsh',
  name: 'Pacemaker crm configure',
  recognition: { paths: [/\.(?:crm|crmsh)$/] },
  blockEnd,
  parse,
  children,
  comments: { find: comments, indented: true },
  rules,
  // Only statements are parsed as blocks, and only a whole block has facts.
  facts: (tree, collect) => facts(tree as Statement, collect),
  secrets,
  complete,
  hover,
  signature,
  inlayHints,
  format,
  namedFiles,
  semanticTokens,
  outline,
};
