/**
 * The middle of a shape's largest part, for a line that ends there: the box around it, so that islands far out don't
 * count. Knows what @svg-maps/japan is drawn with: one relative m and lines, then z, again and again.
 */
export function shapeCentre(path: string): { x: number; y: number } {
  let best = { size: -1, x: 0, y: 0 };
  let start = { x: 0, y: 0 };
  for (const part of path.split(/[zZ]/)) {
    const pairs = [...part.matchAll(/(-?\d*\.?\d+),(-?\d*\.?\d+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const [first, ...lines] = pairs;
    if (!first) continue;
    start = { x: start.x + first[0], y: start.y + first[1] };
    let { x, y } = start;
    const xs = [x];
    const ys = [y];
    for (const [dx, dy] of lines) {
      x += dx;
      y += dy;
      xs.push(x);
      ys.push(y);
    }
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const size = (right - left) * (bottom - top);
    if (size > best.size) best = { size, x: (left + right) / 2, y: (top + bottom) / 2 };
  }
  return { x: best.x, y: best.y };
}
