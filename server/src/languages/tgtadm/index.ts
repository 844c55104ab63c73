import { tokenSpan } from '../../core/chevrotain.ts';
import type { Language } from '../../core/language.ts';
import { complete } from './completion.ts';
import { documentFacts } from './facts.ts';
import { format } from './format.ts';
import { hover } from './hover.ts';
import { blockEnd } from './layout.ts';
import { namedFiles } from './named-files.ts';
import { outline } from './outline.ts';
import { isClusterScript } from './recognise.ts';
import { rules } from './rules.generated.ts';
import { parse } from './script.ts';
import { secrets } from './secrets.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { tokenize } from './shell/tokens.ts';
import { signature } from './signature.ts';
import { children, type TgtadmNode } from './tree.ts';

/** Shell scripts that set up iSCSI targets with tgtadm, or Pacemaker with crm. */
export const tgtadm: Language<TgtadmNode> = {
  id: 'tgtadm',
  name: 'shell script with tgtadm or crm',
  recognition: {
    content: {
      paths: [/\.(?:sh|bash|ksh)$/, /\/rc\.(?:local|d\/[^/]+)$/, /\/[^/.]+$/],
      test: isClusterScript,
    },
  },
  blockEnd,
  parse,
  children,
  comments: { find: (text) => tokenize(text).comments.map(tokenSpan), indented: true },
  copies: {},
  rules,
  documentFacts,
  secrets,
  complete,
  hover,
  signature,
  format,
  namedFiles,
  semanticTokens,
  outline,
  embedded: (tree) => (tree.kind === 'script' ? tree.crm : []),
};
