/** Makes elements; texts are set as text, never as markup. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes (`true` sets an empty one, `false` and undefined none) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  made.append(...children);
  return made;
}

/** Sets or removes one attribute, where it changes. */
export function setAttribute(
  on: Element,
  name: string,
  value: string | number | boolean | undefined,
): void {
  if (value === undefined || value === false) on.removeAttribute(name);
  else {
    const text = value === true ? "" : String(value);
    if (on.getAttribute(name) !== text) on.setAttribute(name, text);
  }
}

export function button(label: string, act: () => void, title?: string): HTMLButtonElement {
  const made = element("button", { type: "button", ...(title && { title }) }, label);
  made.addEventListener("click", act);
  return made;
}
