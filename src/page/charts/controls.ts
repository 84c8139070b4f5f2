import type { View } from 'vega';
import type { ChartControl, LiveChart } from '../../model/live-chart.ts';

/** Lets the inputs under a chart set its parameters. */
export function bindControls(view: View, chart: LiveChart, figure: HTMLElement): void {
  const form = figure.querySelector<HTMLFormElement>('form.chart-controls');
  if (form === null) return;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('keydown', keepKeys);
  chart.controls.forEach((control, i) => {
    const inputs = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${figure.id}-${i + 1}"]`);
    for (const input of inputs) {
      input.addEventListener('input', () => {
        showValue(input);
        void view.signal(control.signal, valueOf(control, input)).runAsync();
      });
    }
  });
}

function valueOf(control: ChartControl, input: HTMLInputElement | HTMLSelectElement): unknown {
  if (control.input === 'range') return Number(input.value);
  if (control.input === 'checkbox') return (input as HTMLInputElement).checked;
  return control.options?.[Number(input.value)]?.value ?? null;
}

function showValue(input: HTMLElement): void {
  const output = input.parentElement?.querySelector('output');
  if (output && input instanceof HTMLInputElement) output.textContent = input.value;
}

/** Keys that turn pages go on to the talk, for clickers, and the input lets go of them; all others are the input's. */
function keepKeys(event: KeyboardEvent): void {
  if (/^(?:PageUp|PageDown|Escape)$/.test(event.key)) (event.target as HTMLElement).blur();
  else if (event.key !== 'Tab') event.stopPropagation();
}
