import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The width of an element in pixels, 0 until it is drawn, so that a chart's text keeps its size at every width. */
export function useWidth<Target extends HTMLElement>(): readonly [RefObject<Target | null>, number] {
  const element = useRef<Target>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (element.current === null) return;
    setWidth(element.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
