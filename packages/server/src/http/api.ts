import {
  answer,
  isQuestion,
  type Parameters,
  QUESTIONS,
  type Question,
  READING_PARAMETERS,
  type Refused,
} from '@troth/core';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { LiveLedger } from '../live-ledger.ts';

/** The version of the API. What is asked and answered in one version stays; more may be added. */
const API_VERSION = 1;
/** A draft is not longer than this. */
const LONGEST_QUESTION = 1_000_000;

const STATUS = { 'no such question': 404, 'not found': 404, 'bad parameter': 400 } as const;

/** The questions, `GET /api/QUESTION?…`; or, with what does not fit into an address, `POST` with a JSON object. */
export function questionsApi(live: LiveLedger, { readOnly }: { readonly readOnly: boolean }): Hono {
  const api = new Hono();
  api.get('/', (context) =>
    context.json({
      name: 'troth',
      version: API_VERSION,
      revision: live.revision,
      readOnly,
      empty: live.isEmpty,
      problems: live.contents.problems,
      questions: Object.entries(QUESTIONS).map(([question, { parameters }]) => ({
        question,
        parameters: [...parameters, ...READING_PARAMETERS],
      })),
    }),
  );
  api.get('/:question', (context) =>
    give(live, context, context.req.param('question'), parametersOf(context.req.queries())),
  );
  api.post('/:question', bodyLimit({ maxSize: LONGEST_QUESTION, onError: tooLarge }), async (context) => {
    const parameters = await bodyParameters(context);
    if (!parameters) return context.json({ reason: 'bad parameter', message: NO_OBJECT }, 400);
    return give(live, context, context.req.param('question'), parameters);
  });
  return api;
}

const NO_OBJECT = 'the body must be a JSON object of texts and lists of texts, sent as application/json';

/** The answer for a body over the limit. */
export function tooLarge(context: Context) {
  return context.json({ reason: 'bad parameter', message: 'the body is too large' }, 413);
}

function give(live: LiveLedger, context: Context, question: string, parameters: Parameters) {
  const given = isQuestion(question)
    ? answer(live.desk, question, parameters)
    : answer(live.desk, question as Question);
  context.header('X-Troth-Revision', String(live.revision));
  if (given.kind === 'answer') return context.json(given);
  const { reason, message } = given satisfies Refused;
  return context.json({ reason, message }, STATUS[reason]);
}

function parametersOf(queries: Record<string, string[]>): Parameters {
  return Object.fromEntries(Object.entries(queries));
}

async function bodyParameters(context: Context): Promise<Parameters | undefined> {
  if (!isJson(context)) return undefined;
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const isText = (value: unknown) => typeof value === 'string';
  const values = Object.values(body);
  if (!values.every((value) => isText(value) || (Array.isArray(value) && value.every(isText))))
    return undefined;
  return body as Parameters;
}

/** Whether a body says that it is JSON; no page from elsewhere can send that without being asked first. */
export function isJson(context: Context): boolean {
  return /^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? '');
}
