import type { Finding } from '../../diagnostic/diagnostic.ts';
import type { ActEntry, Terms } from '../entry.ts';
import type { Many } from '../many.ts';
import type { Reading } from './reading.ts';

/** Reports what a promise with many cases lacks, and variables that stand for nobody. */
export function checkMany(reading: Reading, terms: Terms): void {
  reportUnbound(reading, terms);
  const { many } = terms;
  if (!many) return;
  for (const side of ['from', 'to'] as const) {
    const own = many.each.filter((each) => each.side === side);
    if (own.length < 2) continue;
    reportAt(
      reading,
      side,
      1,
      'bad-each',
      `Two \`each\` stand on one side of the promise, as \`?${bare(own[0].variable.text)}\` and \`?${bare(own[1].variable.text)}\`.`,
      `Keep one \`${side} each\`, and write those who are bound together as one group.`,
    );
  }
  if (many.every) checkPeriods(reading, terms);
  const { by, within } = many.whenever?.limits ?? {};
  if (by || within)
    reportAt(
      reading,
      'whenever',
      0,
      'bad-whenever',
      `\`${by ? 'by' : 'within'}\` stands after what opens a case, and a case opens whenever that happens.`,
      'Write what each case has to keep to on a line of its own, as `within 30 days`; `starting` and `until` with a date bound when cases open.',
    );
  const condition = many.whenever?.condition;
  if (
    condition?.kind === 'absence' &&
    condition.by.kind === 'after' &&
    condition.by.condition.kind !== 'deed'
  )
    reportAt(
      reading,
      'whenever',
      0,
      'bad-whenever',
      'The time in which something is not done is counted here from what is no deed.',
      'Count it from a deed, as `by 30 days after @anna asks @ben`; or write a promise of what is to be done, and `whenever @promise is broken`.',
    );
}

function checkPeriods(reading: Reading, { many, limits, partOf }: Terms): void {
  const { by, starting, until } = limits;
  if (many!.whenever)
    reportAt(
      reading,
      'every',
      0,
      'bad-periods',
      '`every` makes a case of each period, and `whenever` one of each event: a promise has one of the two.',
      'Write two promises.',
    );
  if (many!.every!.days + many!.every!.months === 0)
    reportAt(
      reading,
      'every',
      0,
      'bad-periods',
      'A period of no length never ends.',
      'Write `every 1 month`.',
    );
  // What it does not say may come from its deal.
  if (until?.kind !== 'date' && (until || !partOf))
    reportAt(
      reading,
      until ? 'until' : 'every',
      0,
      'bad-periods',
      until
        ? 'Periods are counted up to a date, and this is none.'
        : 'Nothing says when the last of these periods ends.',
      'Write the last day: `until 2027-12-31`. An act of the parties can still end it before.',
    );
  if (starting && starting.kind !== 'date')
    reportAt(
      reading,
      'starting',
      0,
      'bad-periods',
      'Periods are counted from a date, and this is none.',
      'Write the first day of the first period: `starting 2026-01-01`.',
    );
  if (by)
    reportAt(
      reading,
      'by',
      0,
      'bad-periods',
      'Each period has a deadline of its own, so one for all of them is none.',
      'Leave it out for the last day of each period; or write `within 5 days`, counted from its first day.',
    );
}

/** A variable stands for the members of a group that `each` names. */
function reportUnbound(reading: Reading, { many }: Terms): void {
  const { variables } = reading;
  if (!variables || variables.length === 0) return;
  for (const finding of unboundVariables(many, variables)) reading.report(finding);
}

/** What is wrong with variables that stand for nobody in a promise with these cases. */
export function unboundVariables(many: Many | undefined, variables: ActEntry['variables']): Finding[] {
  const bound = new Set(many?.each.map(({ variable }) => variable));
  const unbound = variables.filter(({ name }) => !bound.has(name));
  return unbound.map(({ name, place }) => {
    const text = bare(name.text);
    if (bound.size === 0)
      return {
        code: 'stray-variable',
        message: `\`?${text}\` is a variable, and this sentence is about particular parties.`,
        help: `Write who is meant, as \`@${text}\`; variables stand in \`deed\` and \`limit\`, and below \`from each ?m of @group\` in a promise.`,
        place,
      };
    return {
      code: 'unbound-variable',
      message: `Nothing says for whom \`?${text}\` stands.`,
      help: `The promise has ${[...bound].map(({ text: own }) => `\`${own}\``).join(' and ')}; write one of them, or \`each ?${text} of @group\` after \`from\` or \`to\`.`,
      place,
    };
  });
}

function bare(text: string): string {
  return text.replace(/^\?/, '');
}

/** Reports something at the line of a field: the first, or one after it. */
function reportAt(
  reading: Reading,
  field: string,
  nth: number,
  code: 'bad-each' | 'bad-periods' | 'bad-whenever',
  message: string,
  help: string,
): void {
  const { lexer } = reading;
  let left = nth;
  for (let line = 1; line < lexer.lineCount; line++) {
    const first = lexer.lineTokens[line];
    if (lexer.depths[line] !== lexer.depths[1] || reading.textOf(first, first + 1) !== field) continue;
    if (left-- > 0) continue;
    reading.report({ code, message, help, place: reading.linePlace(line) });
    return;
  }
}
