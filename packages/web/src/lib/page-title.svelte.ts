import { place } from './address/place.svelte.ts';

/** Puts a title over the window for as long as the view is there. */
export function pageTitle(title: () => string | undefined): void {
  $effect(() => {
    place.title = title();
    return () => {
      place.title = undefined;
    };
  });
}
