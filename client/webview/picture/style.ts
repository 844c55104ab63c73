/** The colours of a picture. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  readonly box: string;
  readonly header: string;
  readonly border: string;
  readonly lane: string;
  readonly focus: string;
  readonly current: string;
  readonly order: string;
  readonly colocation: string;
  readonly location: string;
  readonly replication: string;
  readonly error: string;
  readonly warning: string;
  readonly info: string;
  readonly font: string;
}

/** Follows the theme of VS Code. Not every theme has every colour: those of high contrast leave out some. */
export const themed: Palette = {
  background: 'var(--vscode-editor-background)',
  text: 'var(--vscode-editor-foreground)',
  dim: 'var(--vscode-descriptionForeground)',
  box: 'var(--vscode-editorWidget-background)',
  header: 'var(--vscode-editorGroupHeader-tabsBackground, var(--vscode-editorWidget-background))',
  border:
    'var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-editor-foreground) 40%, transparent))',
  lane: 'var(--vscode-sideBar-background)',
  focus: 'var(--vscode-focusBorder)',
  current: 'var(--vscode-editor-selectionHighlightBackground, var(--vscode-editor-selectionBackground))',
  order: 'var(--vscode-charts-blue, var(--vscode-editor-foreground))',
  colocation: 'var(--vscode-charts-purple, var(--vscode-editor-foreground))',
  location: 'var(--vscode-charts-green, var(--vscode-editor-foreground))',
  replication: 'var(--vscode-charts-orange, var(--vscode-editor-foreground))',
  error: 'var(--vscode-editorError-foreground)',
  warning: 'var(--vscode-editorWarning-foreground)',
  info: 'var(--vscode-editorInfo-foreground)',
  font: 'var(--vscode-editor-font-family, monospace)',
};

/** For a file of its own, on paper or a web page. */
export const standalone: Palette = {
  background: '#ffffff',
  text: '#1f2328',
  dim: '#57606a',
  box: '#ffffff',
  header: '#eef1f4',
  border: '#8c959f',
  lane: '#f6f8fa',
  focus: '#0969da',
  current: '#ddf4ff',
  order: '#0550ae',
  colocation: '#6639ba',
  location: '#116329',
  replication: '#953800',
  error: '#b3121d',
  warning: '#855300',
  info: '#0550ae',
  font: "'DejaVu Sans Mono', Menlo, Consolas, monospace",
};

/** The style sheet of a picture. Lines of different kinds differ in their dashes, too: not all see colours. */
export function styleSheet(palette: Palette): string {
  const { border, text, dim, order, colocation, location, replication, error, warning, info } = palette;
  return `
.picture { font-family: ${palette.font}; font-size: 13px; fill: ${text}; }
.paper { fill: ${palette.background}; }
.name { font-size: 13px; }
.small { font-size: 11px; }
.dim { fill: ${dim}; }
.lane { fill: ${palette.lane}; }
.frame { fill: ${palette.box}; stroke: ${border}; stroke-width: 1; }
.node > .frame, .drbd > .frame { fill: ${palette.header}; }
.resource > .frame, .target > .frame { stroke-width: 1.4; }
.node > .name, .drbd > .name, .resource > .name, .target > .name { font-weight: 600; }
.volume > .frame, .member > .frame, .lun > .frame, .note > .frame { fill: transparent; stroke: none; }
.note > .name { font-size: 11px; fill: ${dim}; }
.label > .frame { fill: ${palette.background}; stroke: none; }
.pill > .frame { stroke: ${location}; }
.disk > .glyph { fill: none; stroke: ${text}; }
.edge { fill: none; stroke-width: 1.6; }
.edge.order { stroke: ${order}; }
.edge.colocation { stroke: ${colocation}; stroke-dasharray: 7 4; }
.edge.location { stroke: ${location}; stroke-dasharray: 2 4; }
.edge.uses { stroke: ${dim}; stroke-width: 1; }
.edge.replication { stroke: ${replication}; stroke-width: 2.4; }
.tip.order { fill: ${order}; }
.tip.colocation { fill: ${colocation}; }
.tip.location { fill: ${location}; }
.tip.uses { fill: ${dim}; }
.tip.replication { fill: ${replication}; }
.badge text { font-size: 11px; font-weight: 600; }
.badge.error text, .badge.error .sign { fill: ${error}; }
.badge.warning text, .badge.warning .sign { fill: ${warning}; }
.badge.info text, .badge.info .sign { fill: ${info}; }
.badge .mark { fill: none; stroke: ${palette.background}; stroke-width: 1.7; stroke-linecap: round; }
.frame.has-error { stroke: ${error}; stroke-width: 2; }
.frame.has-warning { stroke: ${warning}; stroke-width: 2; }
`;
}

/** What moves and answers, in the page only. */
export function pageStyle(palette: Palette): string {
  return `
html, body { margin: 0; padding: 0; height: 100%; background: ${palette.background}; color: ${palette.text}; }
body { display: flex; flex-direction: column; font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
.bar { display: flex; gap: 6px; align-items: center; padding: 6px 12px; border-bottom: 1px solid var(--vscode-panel-border, ${palette.border}); }
.bar button, .bar select { color: inherit; background: transparent; border: 1px solid var(--vscode-contrastBorder, transparent); border-radius: 4px; padding: 2px 8px; font: inherit; min-width: 28px; flex: none; cursor: pointer; }
.bar select { background: var(--vscode-dropdown-background); border-color: var(--vscode-dropdown-border, ${palette.border}); }
.bar button:hover { background: var(--vscode-toolbar-hoverBackground); }
.bar button:focus-visible, .bar select:focus-visible, summary:focus-visible { outline: 1px solid ${palette.focus}; }
.bar .told { margin-left: auto; min-width: 0; color: ${palette.dim}; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.view { flex: 1; overflow: auto; min-height: 0; }
.words { border-top: 1px solid var(--vscode-panel-border, ${palette.border}); padding: 6px 12px; max-height: 40%; overflow: auto; }
.words h2 { font-size: 1em; margin: 8px 0 2px; }
.words ul { margin: 0; padding-left: 18px; }
.empty { padding: 24px; }
.thing { outline: none; }
.thing.opens { cursor: pointer; }
.thing:focus > .frame, .thing.selected > .frame { stroke: ${palette.focus}; stroke-width: 2.5; }
.thing.current > .frame { fill: ${palette.current}; }
/* Where contrast matters nothing is told by a shade behind a text. */
.vscode-high-contrast .thing.current > .frame { fill: ${palette.box}; stroke: var(--vscode-contrastActiveBorder, ${palette.focus}); stroke-width: 3; stroke-dasharray: 5 3; }
.edge.selected { stroke-width: 3.2; }
`;
}
