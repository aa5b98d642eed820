import { formatDecimal, isDecimalProblem, readDecimal } from '../values/decimal.ts';
import { readDuration } from '../values/duration.ts';
import { appended } from '../values/list.ts';
import type { GradeOpinion, Weighing } from '../weighing.ts';
import type { Field } from './read-fields.ts';
import type { Reading } from './reading.ts';

/** Reads one of `late-discount`, `half-life`, `transfer`, `icc` and `opinion` into what was said so far. */
export function readWeighing(reading: Reading, said: Weighing, field: Field): Weighing {
  switch (field.rule.name) {
    case 'late-discount':
      return { ...said, lateDiscount: readShare(reading, field) ?? said.lateDiscount };
    case 'transfer':
      return { ...said, transfer: readShare(reading, field) ?? said.transfer };
    case 'icc':
      return { ...said, icc: readShare(reading, field) ?? said.icc };
    case 'half-life':
      return { ...said, halfLife: readHalfLife(reading, field) ?? said.halfLife };
    case 'opinion': {
      const opinion = readOpinion(reading, field);
      return opinion ? { ...said, opinions: appended(said.opinions, opinion) } : said;
    }
    default:
      return said;
  }
}

/** A number from 0 to 1; its own point may begin it. */
function readShare(reading: Reading, field: Field): number | undefined {
  const text = reading.textOf(field.from, field.to);
  const share = shareOf(text);
  if (share !== undefined) return share;
  reading.report({
    code: 'bad-number',
    message: `\`${text}\` is not a number from 0 to 1.`,
    help: 'Write a share such as `0.5`.',
    place: reading.place(field.from, field.to),
  });
  return undefined;
}

function shareOf(text: string): number | undefined {
  const number = readDecimal(text.startsWith('.') ? `0${text}` : text);
  if (isDecimalProblem(number)) return undefined;
  const value = Number(formatDecimal(number));
  return value <= 1 ? value : undefined;
}

function readHalfLife(reading: Reading, field: Field): Weighing['halfLife'] {
  const text = reading.textOf(field.from, field.to);
  if (text === 'none') return 'none';
  const [count = '', unit = '', ...rest] = text.split(/\s+/);
  const duration = rest.length === 0 ? readDuration(count, unit) : null;
  if (duration && duration.days + duration.months > 0) return duration;
  reading.report({
    code: 'bad-duration',
    message: `\`${text}\` is not a half-life.`,
    help: 'Write after how long a finished promise counts half, as `8 years`, or `none` if age does not matter.',
    place: reading.place(field.from, field.to),
  });
  return undefined;
}

const OPINION = /^([A-F]?[1-6]?)\s+(\S+)\s+(\S+)\s+(\S+)$/;

/** `opinion GRADE b d u`, the three adding up to 1. */
function readOpinion(reading: Reading, field: Field): GradeOpinion | undefined {
  const text = reading.textOf(field.from, field.to);
  const [, grade = '', ...shares] = OPINION.exec(text.trim()) ?? [];
  const [belief, disbelief, uncertainty] = shares.map(shareOf);
  const isWhole =
    belief !== undefined &&
    disbelief !== undefined &&
    uncertainty !== undefined &&
    Math.abs(belief + disbelief + uncertainty - 1) < 1e-9;
  if (grade !== '' && isWhole) return { grade, belief, disbelief, uncertainty };
  reading.report({
    code: 'bad-opinion',
    message: `\`${text}\` is not what a grade is worth.`,
    help: 'Write a grade (`B2`, or `B` for all of them) and three shares that add up to 1: for it, against it, and not known, as `opinion B2 0.8 0 0.2`.',
    place: reading.place(field.from, field.to),
  });
  return undefined;
}
