import { PerspectiveCamera } from 'three';
import { expect, it } from 'vitest';
import { Labels, type LabelAnchor } from './Labels.ts';

const lens = { width: 800, height: 600, free: { top: 0, right: 800, bottom: 600 } };

function camera(): PerspectiveCamera {
  const made = new PerspectiveCamera(60, 800 / 600, 0.1, 100);
  made.position.set(0, 1.5, 0);
  made.updateMatrixWorld();
  return made;
}

const label = (
  id: string,
  x: number,
  y: number,
  z: number,
  more: Partial<LabelAnchor> = {},
): LabelAnchor => ({
  id,
  kind: 'spot',
  anchor: [x, y, z],
  far: 50,
  near: 0,
  ...more,
});

function shownOf(labels: Labels): string[] {
  return labels.anchors.filter((_, i) => labels.shown[i] === 1).map((a) => a.id);
}

it('projects what lies straight ahead to the middle of the screen', () => {
  const labels = new Labels();
  labels.enter([label('ahead', 0, 1.5, -10), label('right', 2, 1.5, -10)]);
  labels.update(1, camera(), lens);
  expect(labels.x[0]).toBeCloseTo(400, 3);
  expect(labels.y[0]).toBeCloseTo(300, 3);
  const pixels = (2 / (10 * Math.tan(Math.PI / 6))) * 300;
  expect(labels.x[1]).toBeCloseTo(400 + pixels, 2);
});

it('never shows what is behind, too far, too near for its kind, or behind a wall', () => {
  const labels = new Labels();
  labels.enter([
    label('behind', 0, 1.5, 10),
    label('far', 0, 1.5, -60),
    label('house', -3, 1.5, -5, { kind: 'place', near: 12 }),
    label('walled', 3, 1.5, -8),
  ]);
  labels.blocked[3] = 1;
  labels.update(1, camera(), lens);
  expect(shownOf(labels)).toEqual([]);
});

it('keeps the nearer of two that would overlap, and keeps clear of the bars', () => {
  const labels = new Labels();
  labels.enter([label('far', 0.2, 1.5, -20), label('near', 0, 1.5, -10), label('sky', 0, 6.5, -10)]);
  labels.update(1, camera(), { ...lens, free: { top: 72, right: 800, bottom: 512 } });
  expect(shownOf(labels)).toEqual(['near']);
});

it('shows the one that has the focus before all others', () => {
  const labels = new Labels();
  labels.enter([label('far', 0.2, 1.5, -20), label('near', 0, 1.5, -10)]);
  labels.pin(0);
  labels.update(1, camera(), lens);
  expect(shownOf(labels)).toEqual(['far']);
});

it('shows at most as many as asked', () => {
  const labels = new Labels();
  labels.setMost(2);
  labels.enter([-6, -2, 2, 6].map((x) => label(String(x), x, 1.5, -12 - Math.abs(x) / 10)));
  labels.update(1, camera(), lens);
  expect(shownOf(labels)).toEqual(['-2', '2']);
});

it('shows every name of the model, one above the other where they crowd', () => {
  const labels = new Labels();
  const crowd = [-1, -0.6, -0.2, 0, 0.3, 0.7, 1].map((x) => label(String(x), x, 1.2 + x / 20, -12));
  labels.enter(crowd, true);
  labels.update(1 / 60, camera(), lens);
  expect(shownOf(labels)).toHaveLength(crowd.length);
  const boxes = crowd.map((_, i) => {
    const bottom = (labels.y[i] ?? 0) - (labels.lift[i] ?? 0);
    return { x: (labels.x[i] ?? 0) + (labels.shift[i] ?? 0), top: bottom - 44, bottom };
  });
  const overlaps = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => Math.abs(a.x - b.x) < 120 && a.top < b.bottom - 0.01 && a.bottom > b.top + 0.01),
  );
  expect(overlaps).toEqual([]);
  expect(boxes.filter((b) => b.x < 60 || b.x > 740)).toEqual([]);
});
