import {
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type Diagnostic as LspDiagnostic,
  SymbolKind,
} from 'vscode-languageserver';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Location } from '../core/fact.ts';
import type { OutlineItem, OutlineKind } from '../core/language.ts';
import { levelOf } from '../core/level.ts';
import type { RuleLevel } from '../protocol.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

export interface DiagnosticOptions {
  /** Rule code → its level, where a person wants another one than the rule's own. */
  readonly levels: Readonly<Record<string, RuleLevel>>;
  /** Where docs/rules lies, as a URI; codes link to their pages there. */
  readonly rulesFolder: string | undefined;
}

/** Diagnostics as the protocol has them; rules that are off are left out. */
export function toLspDiagnostics(found: readonly Diagnostic[], options: DiagnosticOptions): LspDiagnostic[] {
  return found.flatMap((one): LspDiagnostic[] => {
    const level = levelOf(options.levels, one.code) ?? one.severity;
    if (level === 'off') return [];
    return [
      {
        range: rangeOf(one.location),
        severity: SEVERITIES[level],
        code: one.code,
        source: 'ha-cluster',
        message: one.message,
        ...(options.rulesFolder && { codeDescription: { href: `${options.rulesFolder}/${one.code}.md` } }),
        ...(one.related.length > 0 && { relatedInformation: one.related.map(toRelated) }),
        ...(one.tag && { tags: [TAGS[one.tag]] }),
      },
    ];
  });
}

function toRelated({ location, message }: Diagnostic['related'][number]): DiagnosticRelatedInformation {
  return { location: toLspLocation(location), message };
}

export function rangeOf({ slot, span }: Location) {
  return slot.document.range(slot, span);
}

export function toLspLocation(place: Location) {
  return { uri: place.slot.document.uri, range: rangeOf(place) };
}

const SYMBOL_KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
  section: SymbolKind.Namespace,
  resource: SymbolKind.Class,
  node: SymbolKind.Struct,
  device: SymbolKind.Object,
  option: SymbolKind.Property,
  constraint: SymbolKind.Interface,
  key: SymbolKind.Key,
  command: SymbolKind.Function,
};

export function toLspSymbol(document: Document, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name || '?',
    kind: SYMBOL_KINDS[item.kind],
    range: document.lines.range(item.span),
    selectionRange: document.lines.range(item.nameSpan),
    ...(item.detail && { detail: item.detail }),
    ...(item.children && { children: item.children.map((child) => toLspSymbol(document, child)) }),
  };
}
