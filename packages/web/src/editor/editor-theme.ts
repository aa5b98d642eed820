import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--ink)', fontWeight: '700' },
  { tag: tags.propertyName, color: 'var(--ink-soft)' },
  { tag: tags.variableName, color: 'var(--link)' },
  { tag: tags.definition(tags.variableName), color: 'var(--link)', fontWeight: '700' },
  { tag: tags.special(tags.variableName), color: 'var(--unclear)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--partly)' },
  { tag: tags.labelName, color: 'var(--unclear)' },
  { tag: tags.number, color: 'var(--due)' },
  { tag: tags.operatorKeyword, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.atom, color: 'var(--kept)', fontWeight: '600' },
  { tag: tags.lineComment, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--broken)' },
]);

/** What stands out from the text around it. */
const raised = {
  background: 'var(--sheet)',
  color: 'var(--ink)',
  border: '1px solid var(--line-strong)',
  borderRadius: 'var(--radius)',
};

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--sheet)', color: 'var(--ink)', fontSize: 'var(--text-s)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--ink)', paddingBlock: 'var(--space-3)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--focus) 28%, transparent)',
  },
  '.cm-gutters': { backgroundColor: 'var(--sheet)', color: 'var(--ink-soft)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--wash) 60%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--wash)', color: 'var(--ink)' },
  '.cm-foldPlaceholder': {
    background: 'var(--wash)',
    border: '1px solid var(--line)',
    color: 'var(--ink-soft)',
    paddingInline: '0.4em',
  },
  '.cm-tooltip': {
    ...raised,
    boxShadow: '0 6px 20px var(--shade)',
    fontFamily: 'var(--sans)',
    maxWidth: 'min(34rem, 92vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mono)',
    maxHeight: '18em',
    minWidth: '16em',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2em 0.6em', color: 'var(--ink)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--link)', color: 'var(--paper)' },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'var(--paper)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': {
    fontFamily: 'var(--sans)',
    fontStyle: 'normal',
    color: 'var(--ink-soft)',
    marginLeft: '0.8em',
  },
  '.cm-completionInfo': { fontFamily: 'var(--sans)', padding: '0.5em 0.8em' },
  '.cm-diagnostic': { padding: '0.5em 0.8em', maxWidth: '34rem' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--broken)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--due)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--broken)',
    textUnderlineOffset: '0.25em',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--due)',
    textUnderlineOffset: '0.25em',
  },
  '.cm-lint-marker': { width: '0.8em', height: '0.8em' },
  '.cm-panels': {
    background: 'var(--wash)',
    color: 'var(--ink)',
    fontFamily: 'var(--sans)',
    borderColor: 'var(--line)',
  },
  '.cm-panel input, .cm-panel button': { font: 'inherit' },
  '.cm-panel.cm-search': { padding: '0.5em 0.8em' },
  '.cm-panel.cm-search label': { fontSize: 'inherit', marginRight: '0.8em' },
  '.cm-panel.cm-search [name=close]': {
    border: '0',
    background: 'none',
    fontSize: '1.2em',
    minWidth: '1.6em',
  },
  '.cm-textfield, .cm-button': { ...raised, backgroundImage: 'none', padding: '0.2em 0.5em' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '.cm-searchMatch-selected': { outline: '1px solid var(--ink)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--wash)', outline: '1px solid var(--line-strong)' },
  '.cm-snippetField': { backgroundColor: 'var(--wash)' },
});

/** How ledger files look in the editor; every colour comes from the page's tokens, so that both themes hold. */
export function editorTheme(): Extension {
  return [look, syntaxHighlighting(colours)];
}
