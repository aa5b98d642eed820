import type { Happened, Promised, World } from './world.ts';

/**
 * The worlds that a world may be: each event and each act of an uncertain day on one of its days. Days between which no
 * promise was made are alike, and so are those after day 0, on which nothing has happened yet.
 */
export function choicesOf(world: World): World[] {
  const made = world.promises.flatMap(({ day }) => [day - 1, day]);
  const daysBetween = (first: number, last: number): number[] =>
    [...new Set([first, ...made, -1, 1, last])].filter((day) => day >= first && day <= last);
  let choices: World[] = [{ ...world, events: [], promises: [] }];
  for (const event of world.events) {
    const days = event.until === undefined ? [event.day] : daysBetween(event.day, event.until);
    choices = choices.flatMap((one) => days.map((day) => withEvent(one, event, day)));
  }
  for (const promise of world.promises) {
    const days = promise.act && promise.actDays ? daysBetween(...promise.actDays) : [-1];
    const past = new Set(days.map((day) => day <= 0));
    choices = choices.flatMap((one) => [...past].map((acted) => withPromise(one, promise, acted)));
  }
  return choices;
}

function withEvent(world: World, event: Happened, day: number): World {
  if (day > 0) return world;
  return { ...world, events: [...world.events, { ...event, day, until: undefined }] };
}

function withPromise(world: World, promise: Promised, acted: boolean): World {
  const one = promise.act && promise.actDays ? { ...promise, act: acted ? promise.act : undefined } : promise;
  return { ...world, promises: [...world.promises, { ...one, actDays: undefined }] };
}
