// These two run inside the browser page: they may use nothing from outside their own braces.
import type { SignSpec } from '../kit/mesh.ts';
import type { Atlas } from './textures.ts';

/**
 * Six clumps in grey (vertex colour tints them): blossom, leaves, twigs / needles, grass, flowers; a cell is size/2
 * wide.
 */
export function paintLeaves(size: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = (size / 2) * 3;
  canvas.height = size;
  const c = canvas.getContext('2d');
  if (!c) throw new Error('no canvas');
  let seed = 7;
  const rand = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  const half = size / 2;
  const grey = (v: number) => `rgb(${v},${v},${v})`;
  const cell = (x: number, y: number, draw: () => void) => {
    c.save();
    c.beginPath();
    c.rect(x * half, y * half, half, half);
    c.clip();
    c.translate(x * half + half / 2, y * half + half / 2);
    c.scale(half / 2, half / 2);
    draw();
    c.restore();
  };
  // Blossom: sprays of five-petal flowers, close in the middle, loose at the edge.
  cell(0, 0, () => {
    for (let i = 0; i < 120; i++) {
      const a = rand() * 6.283;
      const spray = 0.62 + 0.2 * Math.sin(a * 3 + 1) + 0.12 * Math.sin(a * 7);
      const r = i < 60 ? Math.sqrt(rand()) * spray * 0.8 : (0.55 + 0.45 * Math.sqrt(rand())) * spray;
      const x = Math.cos(a) * r;
      const y = Math.sin(a) * r;
      const s = 0.07 + rand() * 0.05;
      const spin = rand() * 6.3;
      const tone = 222 + rand() * 33;
      for (let p = 0; p < 5; p++) {
        const t = spin + (p / 5) * Math.PI * 2;
        c.fillStyle = grey(tone - (p % 2) * 6);
        c.beginPath();
        c.ellipse(x + Math.cos(t) * s * 0.66, y + Math.sin(t) * s * 0.66, s * 0.62, s * 0.48, t, 0, 7);
        c.fill();
      }
      c.fillStyle = grey(tone - 22);
      c.beginPath();
      c.arc(x, y, s * 0.18, 0, 7);
      c.fill();
    }
  });
  cell(1, 0, () => {
    for (let i = 0; i < 120; i++) {
      const r = Math.sqrt((120 - i) / 120) * (0.58 + rand() * 0.34);
      const a = i * 2.39996;
      const s = 0.11 + rand() * 0.06;
      const t = a + (rand() - 0.5) * 2;
      c.fillStyle = grey(186 + rand() * 69);
      c.beginPath();
      c.ellipse(Math.cos(a) * r, Math.sin(a) * r, s * 1.25, s * 0.62, t, 0, 7);
      c.fill();
    }
  });
  // Needles: fronds that hang from a middle line.
  cell(0, 1, () => {
    for (let row = 0; row < 15; row++) {
      const y = -0.78 + row * 0.105;
      const w = 0.34 + row * 0.042;
      for (let i = -9; i <= 9; i++) {
        const x = (i / 9) * w;
        c.strokeStyle = grey(175 + rand() * 80);
        c.lineWidth = 0.06;
        c.lineCap = 'round';
        c.beginPath();
        c.moveTo(x * 0.75, y - 0.03);
        c.lineTo(x + (rand() - 0.5) * 0.06, y + 0.14 + rand() * 0.1);
        c.stroke();
      }
    }
  });
  cell(1, 1, () => {
    for (let i = 0; i < 34; i++) {
      const x = (i / 33 - 0.5) * 1.5 + (rand() - 0.5) * 0.1;
      const lean = x * 0.5 + (rand() - 0.5) * 0.5;
      const h = 0.7 + rand() * 0.95 - Math.abs(x) * 0.45;
      const g = c.createLinearGradient(0, 1, 0, 1 - h);
      g.addColorStop(0, grey(165));
      g.addColorStop(1, grey(255));
      c.fillStyle = g;
      c.beginPath();
      c.moveTo(x - 0.055, 1);
      c.quadraticCurveTo(x + lean * 0.2, 1 - h * 0.6, x + lean * 0.5, 1 - h);
      c.quadraticCurveTo(x + lean * 0.25 + 0.05, 1 - h * 0.5, x + 0.055, 1);
      c.fill();
    }
  });
  // Twigs: branches that fork from a few stems, thinner and thinner.
  cell(2, 0, () => {
    c.lineCap = 'round';
    const grow = (x: number, y: number, a: number, l: number, w: number): void => {
      const bend = a + (rand() - 0.5) * 0.5;
      const to = [x + Math.cos(bend) * l, y + Math.sin(bend) * l] as const;
      c.strokeStyle = grey(170 + rand() * 70);
      c.lineWidth = Math.max(0.026, w);
      c.beginPath();
      c.moveTo(x, y);
      c.lineTo(to[0], to[1]);
      c.stroke();
      if (l < 0.16) return;
      for (const s of [-1, 1])
        grow(to[0], to[1], bend + s * (0.28 + rand() * 0.4), l * (0.66 + rand() * 0.14), w * 0.66);
      if (rand() < 0.5) grow(to[0], to[1], bend + (rand() - 0.5) * 0.3, l * 0.72, w * 0.7);
    };
    for (let i = 0; i < 5; i++)
      grow((rand() - 0.5) * 0.2, (rand() - 0.5) * 0.2, (i / 5) * 6.283 + rand(), 0.34, 0.075);
  });
  // Flowers: heads of small blossoms, bright above, over a few leaves.
  cell(2, 1, () => {
    for (let i = 0; i < 26; i++) {
      const x = (i / 25 - 0.5) * 1.7;
      c.strokeStyle = grey(118 + rand() * 30);
      c.lineWidth = 0.035;
      c.beginPath();
      c.moveTo(x, 1);
      c.lineTo(x + (rand() - 0.5) * 0.2, 0.1 + rand() * 0.4);
      c.stroke();
    }
    for (let i = 0; i < 150; i++) {
      const x = (rand() - 0.5) * 1.8;
      const y = 0.55 - rand() ** 0.7 * (1.15 - Math.abs(x) * 0.35);
      const s = 0.05 + rand() * 0.035;
      c.fillStyle = grey(215 + rand() * 40);
      for (let p = 0; p < 4; p++) {
        c.beginPath();
        c.arc(x + Math.cos(p * 1.571) * s * 0.7, y + Math.sin(p * 1.571) * s * 0.7, s * 0.62, 0, 7);
        c.fill();
      }
    }
  });
  return canvas.toDataURL('image/webp', 0.6);
}

/** Every sign of the space in its cell. */
export function paintSigns({ signs, atlas }: { signs: readonly SignSpec[]; atlas: Atlas }): string {
  const canvas = document.createElement('canvas');
  canvas.width = atlas.width;
  canvas.height = atlas.height;
  const c = canvas.getContext('2d');
  if (!c) throw new Error('no canvas');
  signs.forEach((s, index) => {
    const cell = atlas.cells[index];
    if (!cell) return;
    const { x, y, w, h } = cell;
    c.save();
    c.beginPath();
    c.rect(x - 1, y - 1, w + 2, h + 2);
    c.clip();
    c.fillStyle = s.ground;
    c.fillRect(x - 1, y - 1, w + 2, h + 2);
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    const small = Math.min(w, h);
    const row = (n: number, color: string, from = 0.3, gap = 0.62) => {
      c.fillStyle = color;
      for (let i = 0; i < n; i++)
        c.fillRect(
          x + w * 0.1,
          y + h * (from + (i / n) * (0.94 - from)),
          w * 0.8 * (i % 3 === 2 ? gap : 1),
          Math.max(1, h * 0.018),
        );
    };
    let area = { y, h };
    if (s.picture === 'clock') {
      c.strokeStyle = c.fillStyle = s.ink;
      c.lineWidth = small * 0.05;
      c.beginPath();
      c.arc(x + w / 2, y + h / 2, small * 0.45, 0, 7);
      c.stroke();
      for (let i = 0; i < 12; i++) {
        const a = (i / 12) * Math.PI * 2;
        c.beginPath();
        c.arc(
          x + w / 2 + Math.cos(a) * small * 0.36,
          y + h / 2 + Math.sin(a) * small * 0.36,
          small * (i % 3 ? 0.016 : 0.03),
          0,
          7,
        );
        c.fill();
      }
      c.lineCap = 'round';
      for (const [a, r] of [
        [-2.1, 0.2],
        [-0.55, 0.3],
      ] as const) {
        c.beginPath();
        c.moveTo(x + w / 2, y + h / 2);
        c.lineTo(x + w / 2 + Math.cos(a) * small * r, y + h / 2 + Math.sin(a) * small * r);
        c.stroke();
      }
    } else if (s.picture === 'timetable') {
      row(9, s.ink);
      area = { y: y + h * 0.04, h: h * 0.2 };
    } else if (s.picture === 'poster' || s.picture === 'map') {
      const hues =
        s.picture === 'map' ? ['#a9cf9a', '#8fc1dd', '#f2d9a0'] : ['#f3b9c8', '#f4c542', '#8fc1dd'];
      hues.forEach((hue, i) => {
        c.fillStyle = hue;
        c.beginPath();
        c.ellipse(x + w * (0.25 + i * 0.25), y + h * (0.6 + (i % 2) * 0.14), w * 0.24, h * 0.2, i, 0, 7);
        c.fill();
      });
      area = { y: y + h * 0.04, h: h * 0.34 };
    } else if (s.picture === 'books') {
      const hues = ['#b5523c', '#3f6f8f', '#d8a53f', '#5d8050', '#e6dcc4', '#7b5a86'];
      for (let i = 0, at = 0; at < w; i++) {
        const bw = h * (0.1 + ((i * 7) % 5) * 0.02);
        const bh = h * (0.7 + ((i * 5) % 6) * 0.05);
        c.fillStyle = hues[(i * 5 + 2) % hues.length] as string;
        c.fillRect(x + at, y + h - bh, bw - 1, bh);
        at += bw;
      }
    } else if (s.picture === 'noren') {
      c.fillStyle = s.ink;
      c.globalAlpha = 0.16;
      c.fillRect(x, y, w, h * 0.14);
      c.globalAlpha = 1;
    } else if (s.picture === 'blackboard') {
      c.globalAlpha = 0.12;
      c.fillStyle = '#ffffff';
      for (let i = 0; i < 5; i++) c.fillRect(x + w * (0.05 + i * 0.19), y + h * 0.15, w * 0.12, h * 0.7);
      c.globalAlpha = 1;
    }
    if (s.frame) {
      c.strokeStyle = s.frame;
      c.lineWidth = Math.max(1.5, small * 0.06);
      c.strokeRect(x + c.lineWidth / 2, y + c.lineWidth / 2, w - c.lineWidth, h - c.lineWidth);
    }
    c.fillStyle = s.ink;
    const fill = s.fill ?? 0.62;
    const lines = s.text.split('\n').filter(Boolean);
    if (s.vertical) {
      lines.forEach((line, i) => {
        const letters = Array.from(line);
        const px = Math.min((w / lines.length) * fill, (h * 0.92) / letters.length);
        c.font = `${px}px Maru`;
        const step = Math.min(px * 1.12, (h * 0.92) / letters.length);
        const cx = x + w - (w / lines.length) * (i + 0.5);
        letters.forEach((ch, k) => {
          const cy = y + h / 2 + (k - (letters.length - 1) / 2) * step;
          if (ch === 'ー') {
            c.save();
            c.translate(cx, cy);
            c.rotate(Math.PI / 2);
            c.fillText(ch, 0, 0);
            c.restore();
          } else c.fillText(ch, cx, cy);
        });
      });
    } else {
      const px = (area.h / Math.max(1, lines.length)) * (area.h === h ? fill : 0.8);
      lines.forEach((line, i) => {
        c.font = `${px}px Maru`;
        const wide = c.measureText(line).width;
        const k = Math.min(1, (w * 0.9) / wide);
        if (k < 1) c.font = `${px * k}px Maru`;
        c.fillText(line, x + w / 2, area.y + (area.h / lines.length) * (i + 0.53));
      });
    }
    c.restore();
  });
  return canvas.toDataURL('image/webp', 0.72);
}
