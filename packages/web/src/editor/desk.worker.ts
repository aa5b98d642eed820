import {
  type Completions,
  complete,
  definition,
  type EditorDiagnostic,
  type EntryPlace,
  editorDiagnostics,
  entryText,
  formatEdits,
  freeId,
  hover,
  nearDeeds,
  type OpenLedger,
  openLedger,
  outline,
  placeFor,
  type QuickFix,
  quickFixes,
  references,
  rename,
  sourceText,
  usualWordings,
} from '@troth/core';
import type {
  CheckedFile,
  DeskDays,
  DeskQuestion,
  DeskQuestions,
  DeskRequest,
  DeskResponse,
  OutlineAnswer,
  WrittenEntry,
} from './desk-messages.ts';

/** So many diagnostics of a file are shown. */
const MOST_DIAGNOSTICS = 500;

/** Up to so many entries, all that can be wrong is looked for after each key. */
const SMALL = 5000;

type Answers = { readonly [Q in DeskQuestion]: (ask: DeskQuestions[Q]['ask']) => DeskQuestions[Q]['answer'] };

let open: OpenLedger;
let days: DeskDays;
/** Whether the ledger was small when it was last checked. */
let isSmall = true;

/** Answers what the page asks of the ledger that is being edited, off the page's own thread. */
const answers: Answers = {
  open({ files, days: asked }) {
    days = asked;
    const { on, known, withoutDisputed } = asked;
    open = openLedger(
      files.map(([path, text]) => sourceText(path, text)),
      { on, known: known ?? undefined, withoutDisputed, compartments: 'all' },
    );
    return null;
  },
  edit({ path, edits }) {
    for (const edit of edits) open.edit(path, edit);
    return null;
  },
  setFile({ path, text }) {
    open.setFile(path, text ?? undefined);
    return null;
  },
  check: ({ path, waits }) => (open.isStale && !waits && !isSmall ? null : check(path)),
  fixes: ({ path, start, code }) => fixesAt(open.checkAll().diagnostics, path, start, code),
  complete: ({ path, offset }) => complete(open.ledger, path, offset, { today: days.today }) ?? null,
  completeText: ({ text, offset }) => completeText(text, offset),
  hover: ({ path, offset }) => hover(open.ledger, path, offset, open.check().judgement) ?? null,
  definition: ({ path, offset }) => definition(open.ledger, path, offset) ?? null,
  references: ({ path, offset }) => references(open.ledger, path, offset),
  rename: ({ path, offset, to }) => rename(open.ledger, path, offset, to),
  nameAt({ path, offset }) {
    const found = hover(open.ledger, path, offset);
    return found?.id ?? null;
  },
  outline: ({ path, line, wanted }) => outlineOf(path, line, wanted),
  format: ({ path }) => formatEdits(open.textOf(path) ?? ''),
  names: () =>
    open.ledger.reading.names.flatMap(({ text, entry }) =>
      entry ? [{ id: `@${text}`, title: entry.title ?? null, kind: entry.kind }] : [],
    ),
  wordings: () => usualWordings(open.ledger),
  nearDeeds: ({ sentence }) => nearDeeds(open.ledger, sentence, { isNew: true }),
  write({ form, title, path }) {
    const id = form.id === '' ? freeId(open.ledger, title, form.keyword) : form.id;
    return written(entryText({ ...form, id }), path);
  },
  place: ({ text, path }) => written(text, path),
};

function check(path: string): CheckedFile {
  const start = performance.now();
  isSmall = open.ledger.documents.reduce((sum, { blocks }) => sum + blocks.length, 0) <= SMALL;
  const { diagnostics } = isSmall ? open.checkAll() : open.check();
  const counts: Record<string, { errors: number; warnings: number }> = {};
  const own: (typeof diagnostics)[number][] = [];
  for (const one of diagnostics) {
    const of = one.place.block.path;
    counts[of] ??= { errors: 0, warnings: 0 };
    const count = counts[of];
    if (one.severity === 'error') count.errors++;
    else count.warnings++;
    if (of === path) own.push(one);
  }
  const shown: EditorDiagnostic[] = editorDiagnostics(open.ledger, own.slice(0, MOST_DIAGNOSTICS), path, {
    fixes: false,
  });
  return {
    path,
    diagnostics: shown,
    left: Math.max(0, own.length - shown.length),
    counts,
    took: performance.now() - start,
  };
}

/** A longer list would be slow to send and to draw, and of no use to look through. */
const MOST_ENTRIES = 400;

function outlineOf(path: string, line: number, wanted: string): OutlineAnswer {
  const { ledger } = open;
  const text = wanted.trim().toLowerCase();
  if (text === '') {
    const total = ledger.documents.find((file) => file.path === path)?.blocks.length ?? 0;
    return { items: outline(ledger, path, { line, most: MOST_ENTRIES }), total };
  }
  const found = outline(ledger, path).filter((item) =>
    `${item.kind} ${item.id ?? ''} ${item.text}`.toLowerCase().includes(text),
  );
  return { items: found.slice(0, MOST_ENTRIES), total: found.length };
}

/** The ways to mend what is wrong at a place. */
function fixesAt(
  diagnostics: ReturnType<OpenLedger['check']>['diagnostics'],
  path: string,
  start: number,
  code: string,
): readonly QuickFix[] {
  const found = diagnostics.find((one) => {
    if (one.code !== code || one.place.block.path !== path) return false;
    return editorDiagnostics(open.ledger, [one], path, { fixes: false })[0]?.start === start;
  });
  return found ? quickFixes(open.ledger, found) : [];
}

/** Ways to mend an entry that has just been put where it belongs: those that change nothing else. */
function fixesOf(
  { start, code }: Pick<EditorDiagnostic, 'start' | 'code'>,
  place: EntryPlace,
): WrittenEntry['diagnostics'][number]['fixes'] {
  const end = place.start + place.text.length;
  return fixesAt(open.check().diagnostics, place.path, start, code).flatMap(({ title, edits }) => {
    const isOwn = edits.every(
      (edit) => edit.path === place.path && edit.start >= place.start && edit.end <= end,
    );
    if (!isOwn) return [];
    let { text } = place;
    for (const edit of [...edits].sort((a, b) => b.start - a.start))
      text = text.slice(0, edit.start - place.start) + edit.text + text.slice(edit.end - place.start);
    return [{ title, text: text.trim() }];
  });
}

/** Completes in a text as if it stood at the end of a file of the ledger. */
function completeText(text: string, offset: number): Completions | null {
  const path = open.ledger.documents[0]?.path;
  if (path === undefined) return null;
  const before = open.textOf(path) ?? '';
  const start = before.length + 2;
  open.edit(path, { start: before.length, end: before.length, text: `\n\n${text}` });
  try {
    const found = complete(open.ledger, path, start + offset, { today: days.today });
    return found ? { ...found, start: found.start - start, end: found.end - start } : null;
  } finally {
    open.edit(path, { start: before.length, end: start + text.length, text: '' });
  }
}

/** Where an entry would stand, and what would be wrong with it there. */
function written(text: string, path: string | null): WrittenEntry {
  const { ledger } = open;
  const place = placeFor(ledger, text, path ?? undefined);
  const before = open.textOf(place.path) ?? '';
  const isNew = open.textOf(place.path) === undefined;
  open.setFile(place.path, before.slice(0, place.start) + place.text + before.slice(place.end));
  const last = place.start + place.text.length;
  const own = editorDiagnostics(open.ledger, open.check().diagnostics, place.path, { fixes: false }).filter(
    ({ start, code }) => start >= place.start && start < last && code !== 'unsourced',
  );
  const found = own.map(({ severity, message, help, line, start, code }) => ({
    code,
    severity,
    message,
    help,
    line: line - place.line + 1,
    fixes: fixesOf({ start, code }, place),
  }));
  open.setFile(place.path, isNew ? undefined : before);
  return { text, place, diagnostics: found };
}

/** Questions about where one is: once one has moved on and asks again, nobody waits for the answer. */
const PASSING: ReadonlySet<DeskQuestion> = new Set<DeskQuestion>(['complete', 'hover']);
/** After so long without a question the ledger is made ready for the first edit, in milliseconds. */
const IDLE = 100;

/** What has been asked and is not answered yet. */
const waiting: DeskRequest[] = [];
/** Lets what has been asked meanwhile be heard before the next answer. */
const turns = new MessageChannel();
turns.port1.onmessage = answerNext;

self.addEventListener('message', ({ data }: MessageEvent<DeskRequest>) => {
  waiting.push(data);
  turns.port2.postMessage(null);
});

function answerNext(): void {
  const { id, question, ask } = waiting.shift()!;
  let response: DeskResponse;
  try {
    const give = answers[question] as (ask: DeskRequest['ask']) => unknown;
    response = { id, answer: isPassed(question) ? null : give(ask) };
  } catch (error) {
    response = { id, error: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(response);
  clearTimeout(preparing);
  if (waiting.length === 0) preparing = setTimeout(prepare, IDLE);
}

let preparing: ReturnType<typeof setTimeout> | undefined;
let prepared: OpenLedger | undefined;

/** Works out what the first edit of a ledger would wait for otherwise. */
function prepare(): void {
  if (open === prepared || open.isStale) return;
  prepared = open;
  open.prepare();
}

function isPassed(question: DeskQuestion): boolean {
  return PASSING.has(question) && waiting.some((later) => later.question === question);
}
