/** How wide a text is, in pixels. */
export type TextWidth = (text: string) => number;

let context: CanvasRenderingContext2D | null | undefined;

/** Measures texts in the size in which a picture writes them, in the fonts that this reader's system has. */
export function measuredIn(size: '--text-xs' | '--text-s'): TextWidth {
  const style = getComputedStyle(document.documentElement);
  const rem = Number.parseFloat(style.fontSize);
  const font = `${Number.parseFloat(style.getPropertyValue(size)) * rem}px ${style.getPropertyValue('--sans')}`;
  context ??= document.createElement('canvas').getContext('2d');
  return (text) => {
    // Without a canvas, wide letters are taken, since what is too narrow is worse than what is too wide.
    if (!context) return text.length * rem;
    context.font = font;
    return context.measureText(text).width;
  };
}
