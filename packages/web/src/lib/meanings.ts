import { STATE_MEANINGS } from '@troth/core';

/** What the words of the page mean, in a sentence each; shown where a reader points at them or reaches them by key. */
export const MEANINGS: Readonly<Record<string, string>> = {
  ...STATE_MEANINGS,
  'due soon': 'Owed, with a deadline within thirty days.',
  waiting: 'Made, and not owed yet.',
  finished: 'Nothing more can become of it.',
  certain: 'It holds whatever else happens: every promise in it is owed.',
  contingent: 'It holds only if conditions that it names are met.',
  'on every reading': 'However the unknown sizes, overlaps and dates turn out, it holds.',
  'on some readings': 'It depends on something that is not known, such as the size of a group.',
  'deed against duty': 'Doing what one promise demands rules out what another protects.',
  'once only': 'The same thing can be done only once, and is promised more than once.',
  quantity: 'More is promised of a group than there is of it.',
  capacity: 'Together they go over a limit.',
  time: 'There is not enough time to do it before the deadline.',
  several: 'It takes rules of more than one kind to see it.',
  'bound both ways': 'A party that, itself or through its parts, made more than one of these promises.',
  touches: 'A deal that this promise is part of: what was given in return for it may no longer be given.',
  'lawful, and let down':
    'No rule is broken by it. Those who relied on the promise lose all the same, and the record shows that as well.',
  'as of': 'The day that everything is judged on, at its end.',
  'as known on': 'Only what had been published by this day counts. What became known later is left out.',
  unsourced: 'Nobody is named who says so.',
  deadline: 'The last day to keep it.',
  root: 'Where a chain of reports begins. Ten reports of one origin are one witness.',
  exact: 'The quote stands in the captured text, letter for letter.',
  altered: 'The captured text holds something near to the quote, but not the quote.',
  missing: 'The quote is not in the captured text.',
  unchecked: 'There is no captured text to check the quote against.',
};
