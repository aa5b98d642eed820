import { answer, type Day, type Desk, dayOf, openDesk, type Parameters, sourceText } from '@troth/core';
import type { FromWorker, PublishedLedger, ToWorker } from './published-messages.ts';

interface Opened {
  readonly desk: Desk;
  readonly texts: ReadonlyMap<string, string>;
}

let opened: Promise<Opened> | undefined;
const forgotten = new Set<number>();

addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') opened = open(data.ledger);
  else if (data.kind === 'forget') forgotten.add(data.id);
  else {
    const told = await reply(data).catch(
      (): FromWorker => ({
        kind: 'refusal',
        id: data.id,
        reason: 'unreachable',
        message: 'The ledger of this site could not be loaded.',
      }),
    );
    postMessage(told);
    if (data.kind === 'ask' && isFirstRows(data.question, data.parameters))
      setTimeout(prepareSearch, 0, data.parameters);
  }
});

/** Whether the table of promises is asked for from its start, and not for a search. */
function isFirstRows(question: string, { text, offset }: Parameters): boolean {
  return question === 'promises' && !text && !Number(offset ?? 0);
}

/** What a search looks through is laid out once the table is there, so that the first letter is answered at once. */
async function prepareSearch({ on, known, 'without-disputed': without }: Parameters): Promise<void> {
  const { desk } = await opened!;
  answer(desk, 'promises', { on, known, 'without-disputed': without, text: 'a', limit: '0' });
}

async function open(address: string): Promise<Opened> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { files } = (await response.json()) as PublishedLedger;
  const sources = files.map(({ path, text }) => sourceText(path, text));
  return {
    desk: openDesk(sources, { today: todayIn }),
    texts: new Map(files.map(({ path, text }) => [path, text])),
  };
}

async function reply(asked: Exclude<ToWorker, { kind: 'open' | 'forget' }>): Promise<FromWorker> {
  const { desk, texts } = await opened!;
  const { id } = asked;
  // What has been said meanwhile is heard first.
  await new Promise((heard) => setTimeout(heard));
  // What nobody waits for is not worked out: a slider asks for many days on its way.
  if (forgotten.delete(id))
    return { kind: 'refusal', id, reason: 'forgotten', message: 'not asked any more' };
  if (asked.kind === 'ready') return { kind: 'answer', id, value: true };
  if (asked.kind === 'file') {
    const text = texts.get(asked.path);
    if (text !== undefined) return { kind: 'answer', id, value: text };
    return { kind: 'refusal', id, reason: 'not found', message: `there is no file ${asked.path}` };
  }
  const found = answer(desk, asked.question, asked.parameters);
  if (found.kind === 'answer') return { kind: 'answer', id, value: found };
  return { kind: 'refusal', id, reason: found.reason, message: found.message };
}

/** The day it is in a zone, or where the browser is. */
function todayIn(zone: string | null): Day {
  const parts = new Intl.DateTimeFormat('en', {
    ...(zone === null ? {} : { timeZone: zone }),
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(new Date());
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return dayOf(part('year'), part('month'), part('day'));
}
