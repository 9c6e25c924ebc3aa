/** The grid as the renderer of notebook outputs: one grid for each output, all on one channel. */
import { Grid, type Channel } from "./grid.ts";
import type { GridOutput, ToGrid } from "./messages.ts";
import { placeIn } from "./place.ts";

/** What VS Code hands to a renderer; the part of it that we use. */
export interface RendererContext {
  readonly postMessage?: (message: unknown) => void;
  readonly onDidReceiveMessage?: (listen: (message: unknown) => void) => {
    dispose(): void;
  };
}

interface OutputItem {
  readonly id: string;
  json(): unknown;
}

export interface Renderer {
  renderOutputItem(item: OutputItem, place: HTMLElement): void;
  disposeOutputItem(id?: string): void;
}

/** Called by the notebook's web page. */
export function activateRenderer(context: RendererContext): Renderer {
  const grids = new Map<string, Grid>();
  const channel = channelOf(context);
  const dispose = (id: string): void => {
    grids.get(id)?.dispose();
    grids.delete(id);
  };
  return {
    renderOutputItem: (item, place) => {
      dispose(item.id);
      const output = item.json() as GridOutput;
      grids.set(item.id, new Grid(output, placeIn(place), channel));
    },
    disposeOutputItem: (id) => {
      for (const one of id === undefined ? [...grids.keys()] : [id]) dispose(one);
    },
  };
}

function channelOf({ postMessage, onDidReceiveMessage }: RendererContext): Channel | undefined {
  if (postMessage === undefined || onDidReceiveMessage === undefined) return undefined;
  return {
    send: postMessage,
    listen: (take) => {
      const listening = onDidReceiveMessage((message) => take(message as ToGrid));
      return () => listening.dispose();
    },
  };
}
