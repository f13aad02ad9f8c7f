import { startDrag, type DragSession } from './drag';
import { layoutLineage } from './lineage';
import type { LayoutAnswer, LayoutRequest } from './messages';
import { layoutNetwork } from './network';

let drag: { id: number; session: DragSession } | null = null;

function answer(request: LayoutRequest): LayoutAnswer | null {
  switch (request.type) {
    case 'network':
      return { id: request.id, positions: layoutNetwork(request.problem, request.options) };
    case 'lineage':
      return { id: request.id, lineage: layoutLineage(request.problem) };
    case 'drag-start':
      drag = { id: request.id, session: startDrag(request.problem, request.positions, request.grabbed) };
      return null;
    case 'drag-move':
      return drag?.id === request.id ? { id: request.id, positions: drag.session.move(request.to) } : null;
    case 'drag-end':
      drag = null;
      return null;
  }
}

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  try {
    const result = answer(data);
    if (result) self.postMessage(result);
  } catch (error) {
    self.postMessage({
      id: data.id,
      error: error instanceof Error ? error.message : String(error),
    } satisfies LayoutAnswer);
  }
};
