import type { Command } from '../command.ts';
import { advise } from '../commands/advise.ts';
import { evidence } from '../commands/evidence.ts';
import { record } from '../commands/record.ts';
import { LEDGERS, readingOptions } from './common-options.ts';

/** Who says so, what their word is worth, and what now. */
export const WORD_COMMANDS: readonly Command[] = [
  {
    name: 'evidence',
    operands: '@ID [LEDGER…]',
    summary: 'who says so: sources, whom they have it from, and how many independent roots that is',
    about: [
      'Of a promise, an event or any other entry: who supports it, who denies it, through whom, and the roots that the ' +
        'chains go back to; reports with one root are one witness. Where roots may be one and the same, their number ' +
        'is a range, and its lower end counts. Quotes are compared with the file that their source keeps. Of a source ' +
        'or a party: what rests on its word, and what would no longer count if the source were retracted.',
      LEDGERS,
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        help: 'text, json, svg (a picture that stands alone) or mermaid (default: text)',
      },
      ...readingOptions('say it in a sentence, without the chains'),
    ],
    examples: [
      { line: 'troth evidence @bike', does: 'who says that @bike was promised, and through whom' },
      { line: 'troth evidence @paper', does: 'what rests on the source @paper' },
      { line: 'troth evidence @bike --format svg > bike.svg', does: 'the chain as a picture' },
    ],
    load: async () => evidence,
  },
  {
    name: 'record',
    operands: '[@PARTY] [LEDGER…]',
    summary: 'what a party’s word is worth by its record: a chance, always with its range',
    about: [
      'How often promises like this one were kept, in two readings side by side: by the rules, where what a power ends ' +
        'counts for nothing; and by the one who relied on it, for whom what ends without consent was not kept. Which ' +
        'promises count, with what weight and why; what is not known, and what would change it. Where there is too ' +
        'little record there is no number. Of a person: what was promised through them. Alone: every promisor.',
      'It says what the record shows of the chance; what comes next it does not say. docs/record.md explains how it is ' +
        'computed.',
      LEDGERS,
    ],
    options: [
      { name: 'to', value: '@PARTY', help: 'for a promise to this party; those to others count less' },
      {
        name: 'tag',
        value: 'TAG',
        repeatable: true,
        help: 'for a promise on this subject; those without the tag count less',
      },
      {
        name: 'holder',
        value: '@PERSON',
        help: 'for a promise made by this office-holder; those made under others count less',
      },
      {
        name: 'by',
        value: 'WHAT',
        help: 'also take it apart, by promisor, promisee, tag, holder, house, rater or decade',
      },
      { name: 'threats', help: 'the record of threats, in place of that of promises' },
      { name: 'durations', help: 'how long promises last, and in which of several ways they end' },
      {
        name: 'calibrate',
        help: 'how well the record foretold each finished promise, by those that had ended before it',
      },
      { name: 'tune', help: 'which half-life, transfer, icc and weight of the start suit the record best' },
      {
        name: 'format',
        value: 'FORMAT',
        help: 'text, json or svg (a picture that stands alone; default: text)',
      },
      ...readingOptions('print the chances only'),
    ],
    examples: [
      { line: 'troth record', does: 'every promisor of the ledger, side by side' },
      { line: 'troth record @anna --to @ben', does: 'what Anna’s word to Ben is worth, by her record' },
      { line: 'troth record @town --by tag', does: 'how a town kept its word on each subject' },
      { line: 'troth record --calibrate', does: 'whether the chances it gives have come true so far' },
      { line: 'troth record --by tag --format svg > record.svg', does: 'chances and ranges as a picture' },
    ],
    load: async () => record,
  },
  {
    name: 'advise',
    operands: '[@CHOICE] [LEDGER…]',
    summary: 'what to do about an agreement: continue, condition, renegotiate or leave',
    about: [
      'Of a choice: what each option is worth, where that turns on how often they keep their word, whether the agreement ' +
        'enforces itself and which terms would make it, what would change the answer, and a plan: what to ask for, what a ' +
        'refusal would say, and what then. Alone: the choices of the ledger. The inputs are assumptions of the ledger; ' +
        'docs/advice.md says what each means. The exit status is 2 where nothing can be advised yet.',
      LEDGERS,
    ],
    options: [
      {
        name: 'rules',
        help: 'also compare rules of reciprocity (tit for tat, walk away, …) against each other; without a choice, with the usual payoffs',
      },
      ...readingOptions('say it in short'),
    ],
    examples: [
      { line: 'troth advise', does: 'which choices there are' },
      { line: 'troth advise @stay', does: 'what to do about @stay' },
      { line: 'troth advise @stay --json', does: 'the same for another program' },
      { line: 'troth advise --rules', does: 'how rules of reciprocity fare against each other' },
    ],
    load: async () => advise,
  },
];
