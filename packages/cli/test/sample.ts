/** A ledger with promises in many states on 1 July 2026, for tests of what commands print. */
export const SAMPLE = `ledger "Sample"
  on     2026-07-01
  rater  @watch

party @mill "The Mill"
party @bakery "The Bakery"
party @watch "Promise Watch"
party @town "The Town"
person @ada "Ada Miller"
office @mill/head "Head of the Mill"
  of      @mill
  holder  @ada
group @vans "vans"
  size  4

source @contract "Contract"
  published  2026-01-10
source @paper "The Paper"
  published  2026-06-20
unit tonne "tonne"

2026-01-10 promise @flour "Deliver flour" #supply
  from    @mill through @ada as @mill/head
  to      @bakery
  will    @mill delivers 10 tonne to @bakery
  by      2026-03-31
  stake   @bakery "its customers"
  source  @contract p1 grade B2
    quote "ten tonnes by the end of March"
2026-01-10 promise @payment "Pay for it" #money
  from    @bakery
  to      @mill
  if      @mill delivers 10 tonne to @bakery
  will    @bakery pays 900 EUR to @mill
  within  30 days
  source  @contract
2026-01-10 promise @vans-promise "Lend the vans"
  from    @mill
  to      @bakery
  will    @mill lends @vans to @bakery
  by      2026-07-20
  source  @contract
2026-01-10 promise @quiet "Keep the recipe to itself"
  from    @bakery
  to      @mill
  never   @bakery reveals the recipe
  may end @mill
    notice 30 days to @bakery
  source  @contract
2026-02-01 promise @square "Make the square beautiful" #town
  from    @mill
  to      @town
  text    "We shall make the square beautiful."
  by      2027-12-31
  source  @paper
2026-02-01 request @oven "Lend the oven"
  from    @mill
  to      @bakery
  will    @bakery lends the oven to @mill
  source  @paper

2026-03-20 event @first-load "The first load"
  did     @mill delivers 6 tonne to @bakery
  source  @paper
2026-04-05 checked @flour by @bakery
  found nothing
  source  @paper
2026-05-02 event
  did     @mill lends 1 of @vans to @bakery
  source  @paper
2026-06-01 rated @square stalled
  by       @watch
  because  "No plan is known."
  id       @stalled
  source   @paper
2026-06-02 response "The Mill answers"
  to      @stalled
  from    @mill through @ada
  text    "The plan is being drawn."
  source  @paper
2026-06-03 claim @cost by "a neighbour" "It will cost too much."
  about   @square
  source  @paper
`;
