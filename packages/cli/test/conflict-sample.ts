/** A ledger in which a deed is set against a duty, on 15 February 2026. */
export const ZOO = `ledger "Zoo"
  on  2026-02-15

party @zoo "City Zoo"
party @park "Wildlife Park"
party @foundation "Breeding Foundation"
party @ministry "Ministry of Agriculture"
person @jonas "Jonas"
office @ministry/inspector "Inspector"
  of      @ministry
  holder  @jonas
  source  @register
source @register "Register"
  published  2026-01-12
group @herd "the herd"
  size    6
  source  @register
group @breeding "breeding animals"
  size    2
  within  @herd
  source  @register

deed ?owner sends ?item to ?taker
  excludes  ?anyone keeps ?item
  once per  ?item
  source    @register

2026-01-10 promise @breeding-stays "Keep the breeding animals"
  from     @zoo
  to       @foundation
  always   @zoo keeps @breeding
  may end  @ministry/inspector
  stake    @foundation "ten years of breeding"
  source   @register

2026-01-20 promise @move "Move the herd"
  from    @zoo
  to      @park
  will    @zoo sends @herd to @park
  by      2026-12-31
  source  @register
`;

/** A ledger in which one thing is promised to two, on 1 March 2026. */
export const PAINTING = `ledger "A painting"
  on  2026-03-01

party @gallery "Gallery"
party @anna "Anna"
party @boris "Boris"
party @carl "Carl"
thing @painting "Harbour at dusk"
source @book "The gallery's book"
  published  2026-01-12

deed ?seller sells ?work to ?buyer
  once per  ?work
  source    @book

2026-01-10 promise @sale-one "Sell to Anna"
  from    @gallery
  to      @anna
  will    @gallery sells @painting to @anna
  source  @book
`;

/** A promise of the painting to somebody else. */
export function sale(id: string, to: string, more = ''): string {
  return `2026-01-12 promise ${id} "Sell to ${to}"
  from  @gallery
  to    @${to}
  will  @gallery sells @painting to @${to}
${more}`;
}
