// Draws the space that a page of the tour begins with while the app's code is still on its way, and lets one look
// round. A script of its own, with neither three nor React: see README.md in src/world.
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { usualMoment } from '../core/moment.ts';
import { lookAt } from '../core/momentLook.ts';
import { viewTo } from './camera.ts';
import { FirstPicture, type Pictures } from './FirstPicture.ts';
import { firstScript, settledEvent } from './handover.ts';
import { readGlb } from './readGlb.ts';

export interface FirstOrder {
  glb: string;
  /** Of the ground's light and of leaves: addresses. */
  pictures: Partial<Record<keyof Pictures, string>>;
  /** What is written on signs comes a moment later. */
  sign: string | null;
  light: SceneSpace['light'];
  spawn: SceneSpace['spawn'];
  /** What the app needs next, asked for once the picture stands: scripts and other files. */
  code: string[];
  files: string[];
}

const mostPitch = 0.7; // as systems/LookController.ts
const lookSpeed = 1.15; // as react/steerByPointer.ts

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)}`);
  return answer.arrayBuffer();
}

async function pictureOf(url: string): Promise<ImageBitmap> {
  const blob = new Blob([await bytesOf(url)], { type: 'image/webp' });
  return createImageBitmap(blob, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
}

async function show(order: FirstOrder): Promise<void> {
  const names = Object.entries(order.pictures) as [keyof Pictures, string][];
  const [meshes, ...images] = await Promise.all([
    bytesOf(order.glb).then(readGlb),
    ...names.map(([, url]) => pictureOf(url)),
  ]);
  const pictures: Pictures = {};
  names.forEach(([name], i) => (pictures[name] = images[i]));
  // too late: the town itself stands, or the page says something else
  if (firstScript()?.dataset.state === 'left') return;
  const canvas = document.createElement('canvas');
  canvas.dataset.firstPicture = '';
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.cssText =
    'position:fixed;inset:0;width:100%;height:100%;z-index:30;touch-action:none;cursor:grab';
  const gl = canvas.getContext('webgl2', { antialias: false, alpha: false });
  if (!gl) throw new Error('no WebGL 2');
  const { eye, target } = order.spawn;
  const view = viewTo(eye, target);
  const picture = new FirstPicture(
    gl,
    meshes,
    pictures,
    lookAt(usualMoment, { ...order, indoor: false }),
    eye,
  );
  const draw = (): void => {
    canvas.width = innerWidth;
    canvas.height = innerHeight;
    picture.draw(view, canvas.width, canvas.height);
    canvas.dataset.yaw = String(view.yaw);
    canvas.dataset.pitch = String(view.pitch);
  };
  draw();
  document.body.append(canvas);
  let asked = 0;
  let isGone = false;
  const redraw = (): void => {
    if (isGone) return;
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(draw);
  };
  canvas.addEventListener('pointermove', (event) => {
    if (event.buttons === 0 && event.pointerType === 'mouse') return;
    const perPixel = (lookSpeed * Math.PI) / 3 / innerHeight;
    view.yaw += event.movementX * perPixel;
    view.pitch = Math.min(mostPitch, Math.max(-mostPitch, view.pitch + event.movementY * perPixel));
    redraw();
  });
  addEventListener('resize', redraw);
  if (order.sign)
    pictureOf(order.sign).then(
      (image) => {
        picture.write(image);
        redraw();
      },
      () => undefined, // boards stay blank until the world has come
    );
  canvas.addEventListener('leave', () => {
    isGone = true;
    cancelAnimationFrame(asked);
    removeEventListener('resize', redraw);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  });
  performance.mark('hiroba-first-picture');
}

const ask = (link: Partial<HTMLLinkElement>): void =>
  document.head.append(Object.assign(document.createElement('link'), link));

const script = firstScript();
if (script) {
  const order = JSON.parse(script.dataset.firstPicture ?? '{}') as FirstOrder;
  const settle = (state: string): void => {
    script.dataset.state ??= state;
    script.dispatchEvent(new Event(settledEvent));
    for (const href of order.code) ask({ rel: 'modulepreload', href });
    for (const href of order.files) ask({ rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
  };
  // Whatever stands in the way, the app itself draws the town, or says why it cannot.
  show(order).then(
    () => settle('shown'),
    (error: unknown) => {
      console.warn('no first picture:', error);
      settle('failed');
    },
  );
}
