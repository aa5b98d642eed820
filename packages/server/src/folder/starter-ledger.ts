import { type Day, isoDay } from '@troth/core';

/** How the file of a new ledger is called. */
export const STARTER_FILE = 'ledger.troth';

/** A ledger that shows the language, with promises of the day it is written. */
export function starterLedger(today: Day): string {
  return `; A ledger of promises. \`troth check\` says what is wrong with it, and where each promise stands.
; An entry starts in the first column, its fields are indented. What follows a semicolon is a comment.

ledger "Our promises"
  format  1

; Who promises, and to whom. A name starts with @ and is declared once.
party @anna "Anna"
party @ben "Ben"

; Where it is written down. Any entry can name its source.
source @letter "Anna's letter to Ben"
  published  ${isoDay(today)}

; Who promised what to whom, and by when. The sentence after \`will\` is what is to be done.
${isoDay(today)} promise @bike "Lend the bike"
  from    @anna
  to      @ben
  will    @anna lends the bike to @ben
  by      ${isoDay(today + 14)}
  source  @letter

; A promise on a condition: it falls due when the condition is met.
${isoDay(today)} promise @return "Bring the bike back"
  from    @ben
  to      @anna
  if      @anna lends the bike to @ben
  will    @ben brings the bike back to @anna
  within  1 month
  source  @letter

; What has happened is an event, in the words of the promise, with its own source. Once it has, take
; away the semicolons, set the days, and check again.
;
;source @message "Ben's message: the bike is here"
;  published  ${isoDay(today + 7)}
;${isoDay(today + 7)} event
;  did     @anna lends the bike to @ben
;  source  @message
`;
}
