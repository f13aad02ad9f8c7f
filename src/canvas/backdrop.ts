import { type Area, type Point, type Scene } from '../scene';

const SVG = 'http://www.w3.org/2000/svg';

/** What lies behind Cytoscape's canvas and pans with it: the hulls of coalitions. */
export interface Backdrop {
  update(scene: Scene): void;
  place(pan: Point, zoom: number): void;
  destroy(): void;
}

export function createBackdrop(container: HTMLElement): Backdrop {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'backdrop');
  svg.setAttribute('aria-hidden', 'true');
  const world = document.createElementNS(SVG, 'g');
  svg.append(world);
  container.prepend(svg);
  const paths = new Map<string, SVGPathElement>();
  return {
    update(scene) {
      const seen = new Set<string>();
      for (const area of scene.areas) {
        seen.add(area.id);
        let path = paths.get(area.id);
        if (!path) {
          path = document.createElementNS(SVG, 'path');
          paths.set(area.id, path);
          world.append(path);
        }
        apply(path, area);
      }
      for (const [id, path] of paths)
        if (!seen.has(id)) {
          path.remove();
          paths.delete(id);
        }
    },
    place(pan, zoom) {
      world.setAttribute('transform', `translate(${pan.x} ${pan.y}) scale(${zoom})`);
    },
    destroy: () => svg.remove(),
  };
}

function apply(path: SVGPathElement, area: Area): void {
  path.setAttribute('d', `M${area.outline.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`);
  path.setAttribute('fill', area.fill);
  path.setAttribute('stroke', area.stroke);
  path.setAttribute('opacity', area.emphasis === 'full' ? '1' : '0.25');
}

/** The innermost area that holds a point: a click on a hull means its coalition. */
export function areaAt(areas: readonly Area[], point: Point): Area | null {
  let found: { area: Area; size: number } | null = null;
  for (const area of areas) {
    let inside = false;
    let size = 0;
    const { outline } = area;
    for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
      const a = outline[i]!;
      const b = outline[j]!;
      size += a.x * b.y - b.x * a.y;
      if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x)
        inside = !inside;
    }
    if (inside && (!found || Math.abs(size) < found.size)) found = { area, size: Math.abs(size) };
  }
  return found?.area ?? null;
}
