import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, input, Renderer2 } from '@angular/core';
import { icons, type IconName } from './icons.ts';

/** `<svg slIcon="house"></svg>`: a picture beside words, which screen readers pass over. */
@Component({
  selector: 'svg[slIcon]',
  template: '',
  host: {
    class: 'icon',
    'aria-hidden': 'true',
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly slIcon = input.required<IconName>();
  readonly #svg = inject<ElementRef<SVGElement>>(ElementRef).nativeElement;
  readonly #renderer = inject(Renderer2);

  constructor() {
    effect(() => {
      const shapes = icons[this.slIcon()].map(([tag, attributes]) => {
        const shape: SVGElement = this.#renderer.createElement(tag, 'svg');
        for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
        return shape;
      });
      this.#svg.replaceChildren(...shapes);
    });
  }
}
